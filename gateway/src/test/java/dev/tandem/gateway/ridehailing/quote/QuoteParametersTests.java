package dev.tandem.gateway.ridehailing.quote;

import java.util.Arrays;
import java.util.UUID;

import dev.tandem.gateway.platform.json.UuidText;
import dev.tandem.gateway.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;

import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QuoteParametersTests {

	@Test
	void limitIsTwentyUnlessGiven() {
		assertThat(QuoteController.limit(query("limit"))).isEqualTo(20);
		assertThat(QuoteController.limit(query("limit", "1"))).isEqualTo(1);
		assertThat(QuoteController.limit(query("limit", "100"))).isEqualTo(100);
	}

	@Test
	void parameterWithoutValueIsInvalid() {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> QuoteController.limit(query("limit", (String) null)));
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> QuoteController.cursor(query("cursor", (String) null)));
	}

	@Test
	void parameterGivenTwiceIsInvalidEvenWhenEqual() {
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> QuoteController.limit(query("limit", "1", "1")))
			.withMessage("limit must be given once");
	}

	@Test
	void idIsParsedInUpperAndLowerCase() {
		assertThat(UuidText.parse("019AB3F2-6c1e-7c3a-9d51-0f3c2b6d8e11"))
			.contains(UUID.fromString("019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11"));
	}

	private static MockServerHttpRequest query(String name, String... values) {
		MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
		Arrays.stream(values).forEach((value) -> query.add(name, value));
		return MockServerHttpRequest.get("/").queryParams(query).build();
	}

}
