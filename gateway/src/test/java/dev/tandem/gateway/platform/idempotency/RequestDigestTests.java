package dev.tandem.gateway.platform.idempotency;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RequestDigestTests {

	private static final IdempotencyKey KEY = new IdempotencyKey("key");

	private static final String PATH = "/api/v1/orders";

	@Test
	void digestIsThatOfTheOperationAndItsCanonicalJson() {
		// printf '%s' 'POST /api/v1/orders {"count":2,"item":"x"}' | sha256sum
		assertThat(HexFormat.of().formatHex(RequestDigest.of(request(new Order("x", 2))).hash()))
			.isEqualTo("ef56ac8e30cf18894a562046f2c99f9347398805bf38bc458b242ee8d3462b57");
	}

	@Test
	void renamedClassIsTheSameRequest() {
		assertThat(RequestDigest.of(request(new Order("x", 2))).matches(request(new Purchase(2, "x")))).isTrue();
	}

	@Test
	void otherValuesAndOtherOperationsAreOtherRequests() {
		RequestDigest digest = RequestDigest.of(request(new Order("x", 2)));
		assertThat(digest.matches(request(new Order("x", 3)))).isFalse();
		assertThat(digest.matches(new IdempotentRequest(KEY, "/api/v1/others", new Order("x", 2)))).isFalse();
	}

	@Test
	void rowOfVersion1IsComparedWithItsText() {
		// printf '%s' 'POST /api/v1/orders Order[item=x, count=2]' | sha256sum
		RequestDigest stored = new RequestDigest(RequestDigest.VERSION_1,
				HexFormat.of().parseHex("80787520239b68b415912b85395797e980805578e154d4222f6ee6a56ce00c35"));
		assertThat(stored.matches(new IdempotentRequest(KEY, PATH, new Purchase(2, "x"), "Order[item=x, count=2]")))
			.isTrue();
		assertThat(stored.matches(new IdempotentRequest(KEY, PATH, new Purchase(3, "x"), "Order[item=x, count=3]")))
			.isFalse();
		assertThat(stored.matches(request(new Order("x", 2)))).as("an operation without such a text").isFalse();
	}

	@Test
	void unknownVersionMatchesNoRequest() {
		RequestDigest known = RequestDigest.of(request(new Order("x", 2)));
		assertThat(new RequestDigest(3, known.hash()).matches(request(new Order("x", 2)))).isFalse();
	}

	private static IdempotentRequest request(Record values) {
		return new IdempotentRequest(KEY, PATH, values);
	}

	private record Order(String item, int count) {
	}

	private record Purchase(int count, String item) {
	}

}
