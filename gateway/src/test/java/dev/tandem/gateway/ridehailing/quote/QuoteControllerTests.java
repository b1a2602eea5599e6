package dev.tandem.gateway.ridehailing.quote;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.QUOTES;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDE;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

class QuoteControllerTests {

	@RegisterExtension
	static final RidehailingExtension tandem = new RidehailingExtension();

	@BeforeEach
	void forgetQuotes() {
		tandem.database().jdbc().sql("delete from quotes; delete from idempotency_keys").update();
	}

	@Test
	void quoteHasEveryFieldOfTheContract() {
		JsonNode quote = tandem.gateway().quote();
		assertThat(quote.propertyNames()).containsExactly("id", "pickup", "dropoff", "fare", "surge", "distanceMeters",
				"durationSeconds", "pricing", "modelVersion", "createdAt", "expiresAt");
		assertThat(quote.get("pickup").propertyNames()).containsExactly("lat", "lng", "cell");
		assertThat(quote.at("/pickup/lat").asDouble()).isEqualTo(40.758);
		assertThat(quote.at("/pickup/lng").asDouble()).isEqualTo(-73.9855);
		assertThat(quote.at("/pickup/cell").asString()).isEqualTo("882a100d67fffff");
		assertThat(quote.at("/dropoff/cell").asString()).isEqualTo("882a103b1dfffff");
		assertThat(quote.at("/fare/currency").asString()).isEqualTo("USD");
		assertThat(quote.get("surge").asDouble()).isEqualTo(1.2);
		assertThat(quote.get("distanceMeters").asInt()).isEqualTo(26_579);
		assertThat(quote.get("durationSeconds").asInt()).isEqualTo(3277);
		assertThat(quote.get("pricing").asString()).isEqualTo("model");
		assertThat(quote.get("modelVersion").asString()).isEqualTo(FakeMlService.MODEL_VERSION);
	}

	@Test
	void bodyOfSixteenKilobytesIsAccepted() {
		tandem.gateway().post(RIDE + " ".repeat(16 * 1024 - RIDE.length())).expectStatus().isCreated();
	}

	@Test
	void breakdownAddsUpToTheAmount() {
		JsonNode fare = tandem.gateway().quote().get("fare");
		JsonNode parts = fare.get("breakdown");
		assertThat(parts.propertyNames()).containsExactly("base", "distance", "time", "surge");
		assertThat(parts.valueStream().mapToLong(JsonNode::asLong).sum()).isEqualTo(fare.get("amount").asLong())
			.isEqualTo(6257);
	}

	@Test
	void idIsUuidVersionSevenAndContainsTheTime() {
		JsonNode quote = tandem.gateway().quote();
		UUID id = UUID.fromString(quote.get("id").asString());
		Instant createdAt = Instant.parse(quote.get("createdAt").asString());
		assertThat(id.version()).isEqualTo(7);
		assertThat(id.variant()).isEqualTo(2);
		assertThat(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)).isBetween(createdAt.minusSeconds(5),
				createdAt.plusSeconds(5));
		assertThat(createdAt).isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(1));
		assertThat(Duration.between(createdAt, Instant.parse(quote.get("expiresAt").asString())))
			.isEqualTo(Duration.ofMinutes(5));
	}

	@Test
	void locationHeaderLeadsToTheQuote() {
		EntityExchangeResult<byte[]> created = tandem.gateway()
			.post(RIDE)
			.expectStatus()
			.isCreated()
			.expectBody()
			.returnResult();
		String location = String.valueOf(created.getResponseHeaders().getLocation());
		assertThat(location).isEqualTo(QUOTES + "/" + json(created).get("id").asString());
		byte[] found = tandem.gateway()
			.client()
			.get()
			.uri(location)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		assertThat(new String(found)).isEqualTo(new String(created.getResponseBodyContent()));
	}

	@Test
	void modelReceivesTheCellsDemandAndSupply() {
		tandem.gateway().quote();
		tandem.gateway().quote();
		tandem.database()
			.jdbc()
			.sql("update quotes set created_at = created_at - interval '11 minutes' "
					+ "where id = (select id from quotes order by id limit 1)")
			.update();
		tandem.mlService().reset();
		tandem.gateway().quote();
		assertThat(tandem.mlService().rides()).singleElement().satisfies((ride) -> {
			assertThat(ride.getMarket().getRecentDemand()).isEqualTo(1);
			assertThat(ride.getMarket().getAvailableSupply()).isPositive().isLessThan(1000);
			assertThat(ride.getPickup().getLat()).isEqualTo(40.758);
			assertThat(ride.hasWeather()).isFalse();
		});
	}

	@Test
	void pagesAreOrderedNewestFirst() {
		List<String> made = ids(5);
		JsonNode first = tandem.gateway().get(QUOTES + "?limit=2");
		JsonNode second = tandem.gateway().get(QUOTES + "?limit=2&cursor=" + first.get("nextCursor").asString());
		JsonNode third = tandem.gateway().get(QUOTES + "?limit=2&cursor=" + second.get("nextCursor").asString());
		List<String> seen = new ArrayList<>();
		List.of(first, second, third).forEach((page) -> seen.addAll(idsOf(page)));
		assertThat(seen).isEqualTo(made.reversed());
		assertThat(idsOf(first)).hasSize(2);
		assertThat(third.get("nextCursor").isNull()).isTrue();
	}

	@Test
	void emptyListIsOneEmptyPage() {
		JsonNode page = tandem.gateway().get(QUOTES);
		assertThat(page.propertyNames()).containsExactly("items", "nextCursor");
		assertThat(page.get("items")).isEmpty();
		assertThat(page.get("nextCursor").isNull()).isTrue();
	}

	@Test
	void exactlyFullPageIsTheLast() {
		ids(2);
		assertThat(tandem.gateway().get(QUOTES + "?limit=2").get("nextCursor").isNull()).isTrue();
	}

	@Test
	void pageHoldsTwentyByDefault() {
		ids(21);
		assertThat(idsOf(tandem.gateway().get(QUOTES))).hasSize(20);
		assertThat(idsOf(tandem.gateway().get(QUOTES + "?limit=100"))).hasSize(21);
	}

	@Test
	void cursorIsStableWhileQuotesAreAdded() {
		List<String> made = ids(4);
		String cursor = tandem.gateway().get(QUOTES + "?limit=2").get("nextCursor").asString();
		ids(3);
		assertThat(idsOf(tandem.gateway().get(QUOTES + "?limit=50&cursor=" + cursor))).containsExactly(made.get(1),
				made.get(0));
	}

	@Test
	void quotesOfTheSameMomentAreListedOnce() {
		List<String> made = ids(7);
		tandem.database()
			.jdbc()
			.sql("update quotes set created_at = '2026-01-01T00:00:00.123456Z', expires_at = '2026-01-01T00:05:00Z'")
			.update();
		List<String> seen = new ArrayList<>();
		String query = "?limit=2";
		while (true) {
			JsonNode page = tandem.gateway().get(QUOTES + query);
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
		tandem.gateway()
			.client()
			.get()
			.uri(URI.create("http://127.0.0.1:" + tandem.gateway().port() + QUOTES + "?" + query))
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
		int status = tandem.gateway()
			.client()
			.get()
			.uri(QUOTES + "?cursor=" + cursor)
			.exchange()
			.returnResult(Void.class)
			.getStatus()
			.value();
		assertThat(status).isIn(200, 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "x", "019ab3f26c1e7c3a9d510f3c2b6d8e11", "019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e1g",
			"019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e111", "1-1-1-1-1" })
	void malformedIdIsRejected(String id) {
		tandem.gateway()
			.client()
			.get()
			.uri(QUOTES + "/" + id)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[0].field")
			.isEqualTo("id");
	}

	@Test
	void unknownQuoteIsNotFound() {
		tandem.gateway()
			.client()
			.get()
			.uri(QUOTES + "/019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11")
			.exchange()
			.expectStatus()
			.isNotFound()
			.expectHeader()
			.contentType("application/problem+json")
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/not-found");
	}

	private static List<String> ids(int count) {
		List<String> ids = new ArrayList<>();
		for (int made = 0; made < count; made++) {
			ids.add(tandem.gateway().quote().get("id").asString());
		}
		return ids;
	}

	private static List<String> idsOf(JsonNode page) {
		return page.get("items").valueStream().map((quote) -> quote.get("id").asString()).toList();
	}

}
