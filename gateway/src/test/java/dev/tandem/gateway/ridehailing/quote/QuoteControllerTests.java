package dev.tandem.gateway.ridehailing.quote;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.tandem.gateway.platform.testing.ServerTimingHeader;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
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
	static final RidehailingExtension stack = new RidehailingExtension();

	@BeforeEach
	void deleteQuotes() {
		stack.database().jdbc().sql("delete from quotes; delete from idempotency_keys").update();
	}

	@Test
	void quoteHasEveryFieldOfTheContract() {
		JsonNode quote = stack.gateway().quote();
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
		stack.gateway().post(RIDE + " ".repeat(16 * 1024 - RIDE.length())).expectStatus().isCreated();
	}

	@Test
	void breakdownAddsUpToTheAmount() {
		JsonNode fare = stack.gateway().quote().get("fare");
		JsonNode parts = fare.get("breakdown");
		assertThat(parts.propertyNames()).containsExactly("base", "distance", "time", "surge");
		assertThat(parts.valueStream().mapToLong(JsonNode::asLong).sum()).isEqualTo(fare.get("amount").asLong())
			.isEqualTo(6257);
	}

	@Test
	void idIsUuidVersionSevenAndContainsTheTime() {
		JsonNode quote = stack.gateway().quote();
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
		EntityExchangeResult<byte[]> created = stack.gateway()
			.post(RIDE)
			.expectStatus()
			.isCreated()
			.expectBody()
			.returnResult();
		String location = String.valueOf(created.getResponseHeaders().getLocation());
		assertThat(location).isEqualTo(QUOTES + "/" + json(created).get("id").asString());
		byte[] found = stack.gateway()
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
		stack.gateway().quote();
		stack.gateway().quote();
		stack.database()
			.jdbc()
			.sql("update quotes set created_at = created_at - interval '11 minutes' "
					+ "where id = (select id from quotes order by id limit 1)")
			.update();
		stack.mlService().reset();
		stack.gateway().quote();
		assertThat(stack.mlService().rides()).singleElement().satisfies((ride) -> {
			assertThat(ride.getMarket().getRecentDemand()).isEqualTo(1);
			assertThat(ride.getMarket().getAvailableSupply()).isPositive().isLessThan(1000);
			assertThat(ride.getPickup().getLat()).isEqualTo(40.758);
			assertThat(ride.hasWeather()).isFalse();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "x", "019ab3f26c1e7c3a9d510f3c2b6d8e11", "019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e1g",
			"019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e111", "1-1-1-1-1" })
	void malformedIdIsRejected(String id) {
		stack.gateway()
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
		stack.gateway()
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

	@Test
	void quoteByTheModelNamesEveryPart() {
		ServerTimingHeader timing = timing();
		assertThat(timing.parts()).containsOnlyKeys("gateway", "ml", "db", "ml-queue", "ml-compute");
		assertThat(timing.milliseconds("ml-queue")).isEqualTo(0.02);
		assertThat(timing.milliseconds("ml-compute")).isEqualTo(0.05);
		assertThat(timing.milliseconds("db")).isPositive();
		timing.assertAddsUp();
	}

	@RepeatedTest(20)
	void partsNeverExceedTheTotalWhenTheMlServiceReportsMore() {
		stack.mlService()
			.respondWith((response) -> response.getTimingBuilder()
				.setQueue(com.google.protobuf.Duration.newBuilder().setSeconds(3600))
				.setCompute(com.google.protobuf.Duration.newBuilder().setSeconds(3600)));
		timing().assertAddsUp();
	}

	private static ServerTimingHeader timing() {
		EntityExchangeResult<byte[]> response = stack.gateway()
			.post(RIDE)
			.expectStatus()
			.isCreated()
			.expectBody()
			.returnResult();
		return ServerTimingHeader.parse(response.getResponseHeaders().getFirst("Server-Timing"));
	}

}
