package dev.tandem.gateway.ridehailing.quote;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.QUOTES;
import static org.assertj.core.api.Assertions.assertThat;

class QuoteListTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension();

	@BeforeEach
	void deleteQuotes() {
		stack.database().jdbc().sql("delete from quotes; delete from idempotency_keys").update();
	}

	@Test
	void pagesAreOrderedNewestFirst() {
		List<String> made = ids(5);
		JsonNode first = stack.gateway().get(QUOTES + "?limit=2");
		JsonNode second = stack.gateway().get(QUOTES + "?limit=2&cursor=" + first.get("nextCursor").asString());
		JsonNode third = stack.gateway().get(QUOTES + "?limit=2&cursor=" + second.get("nextCursor").asString());
		List<String> seen = new ArrayList<>();
		List.of(first, second, third).forEach((page) -> seen.addAll(idsOf(page)));
		assertThat(seen).isEqualTo(made.reversed());
		assertThat(idsOf(first)).hasSize(2);
		assertThat(third.get("nextCursor").isNull()).isTrue();
	}

	@Test
	void emptyListIsOneEmptyPage() {
		JsonNode page = stack.gateway().get(QUOTES);
		assertThat(page.propertyNames()).containsExactly("items", "nextCursor");
		assertThat(page.get("items")).isEmpty();
		assertThat(page.get("nextCursor").isNull()).isTrue();
	}

	@Test
	void exactlyFullPageIsTheLast() {
		ids(2);
		assertThat(stack.gateway().get(QUOTES + "?limit=2").get("nextCursor").isNull()).isTrue();
	}

	@Test
	void pageHoldsTwentyByDefault() {
		ids(21);
		assertThat(idsOf(stack.gateway().get(QUOTES))).hasSize(20);
		assertThat(idsOf(stack.gateway().get(QUOTES + "?limit=100"))).hasSize(21);
	}

	@Test
	void cursorIsStableWhileQuotesAreAdded() {
		List<String> made = ids(4);
		String cursor = stack.gateway().get(QUOTES + "?limit=2").get("nextCursor").asString();
		ids(3);
		assertThat(idsOf(stack.gateway().get(QUOTES + "?limit=50&cursor=" + cursor))).containsExactly(made.get(1),
				made.get(0));
	}

	@Test
	void quotesOfTheSameMomentAreListedOnce() {
		List<String> made = ids(7);
		stack.database()
			.jdbc()
			.sql("update quotes set created_at = '2026-01-01T00:00:00.123456Z', expires_at = '2026-01-01T00:05:00Z'")
			.update();
		List<String> seen = new ArrayList<>();
		String query = "?limit=2";
		while (true) {
			JsonNode page = stack.gateway().get(QUOTES + query);
			seen.addAll(idsOf(page));
			if (page.get("nextCursor").isNull()) {
				break;
			}
			ids(1);
			query = "?limit=2&cursor=" + page.get("nextCursor").asString();
		}
		assertThat(seen).doesNotHaveDuplicates().containsExactlyElementsOf(made.stream().sorted().toList().reversed());
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=0", "limit=-1", "limit=101", "limit=99999999999", "limit=ten", "limit=1.5",
			"limit=", "limit", "limit=%2B5", "limit=1&limit=2", "cursor=", "cursor=x", "cursor=%00",
			"cursor=a&cursor=b", "cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "cursor=%F0%9F%9A%95" })
	void invalidPageParameterIsNamed(String query) {
		String wrong = query.replaceFirst("=.*", "");
		stack.gateway()
			.client()
			.get()
			.uri(URI.create("http://127.0.0.1:" + stack.gateway().port() + QUOTES + "?" + query))
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType("application/problem+json")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/invalid-request")
			.jsonPath("$.errors[0].field")
			.isEqualTo(wrong);
	}

	@ParameterizedTest
	@ValueSource(strings = { "__________________________8AAAA", "gICAgICAgICAgICAgICAgICAgICAgICA",
			"f_________________________-AAAAA" })
	void forgedCursorIsRejectedOrEmptyButNeverAnError(String cursor) {
		int status = stack.gateway()
			.client()
			.get()
			.uri(QUOTES + "?cursor=" + cursor)
			.exchange()
			.returnResult(Void.class)
			.getStatus()
			.value();
		assertThat(status).isIn(200, 400);
	}

	private static List<String> ids(int count) {
		List<String> ids = new ArrayList<>();
		for (int made = 0; made < count; made++) {
			ids.add(stack.gateway().quote().get("id").asString());
		}
		return ids;
	}

	private static List<String> idsOf(JsonNode page) {
		return page.get("items").valueStream().map((quote) -> quote.get("id").asString()).toList();
	}

}
