package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.ridehailing.ride.RideRequests.assertProblem;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDE;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDES;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

class RideControllerTests {

	private static final Duration BOUND = Duration.ofSeconds(20);

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.dispatch.tick=1h");

	private final RideRequests requests = new RideRequests(stack.gateway(), stack.database());

	private final UUID driver = UUID.randomUUID();

	private final DriverActions actions = new DriverActions(stack.gateway().bean(RideService.class), this.driver);

	private final String key = UUID.randomUUID().toString();

	@Test
	void rideHasEveryFieldOfTheContract() {
		JsonNode quote = stack.gateway().quote();
		JsonNode ride = stack.gateway().ride(quote.get("id").asString());
		assertThat(ride.propertyNames()).containsExactly("id", "quoteId", "state", "reason", "version", "driver",
				"pickup", "dropoff", "fare", "timestamps");
		assertThat(UUID.fromString(ride.get("id").asString()).version()).isEqualTo(7);
		assertThat(ride.get("quoteId")).isEqualTo(quote.get("id"));
		assertThat(ride.get("state").asString()).isEqualTo("requested");
		assertThat(ride.get("version").asInt()).isEqualTo(1);
		assertThat(ride.get("reason").isNull()).isTrue();
		assertThat(ride.get("driver").isNull()).isTrue();
		assertThat(ride.get("pickup")).isEqualTo(quote.get("pickup"));
		assertThat(ride.get("dropoff")).isEqualTo(quote.get("dropoff"));
		assertThat(ride.at("/fare/amount")).isEqualTo(quote.at("/fare/amount"));
		assertThat(ride.at("/fare/currency").asString()).isEqualTo("USD");
		assertThat(ride.get("timestamps").propertyNames()).containsExactly("requestedAt", "offeredAt", "acceptedAt",
				"arrivedAt", "pickedUpAt", "completedAt", "cancelledAt", "unfulfilledAt");
		assertThat(ride.at("/timestamps/requestedAt").isNull()).isFalse();
		assertThat(ride.at("/timestamps/offeredAt").isNull()).isTrue();
	}

	@Test
	void locationHeaderLeadsToTheRide() {
		EntityExchangeResult<byte[]> made = this.requests.request(this.requests.quote(), null);
		assertThat(made.getStatus().value()).isEqualTo(201);
		String location = String.valueOf(made.getResponseHeaders().getLocation());
		assertThat(location).isEqualTo(RIDES + "/" + json(made).get("id").asString());
		assertThat(stack.gateway().get(location)).isEqualTo(json(made));
	}

	@Test
	void expiredQuoteIsRejected() {
		String quote = this.requests.quote();
		this.requests.expire(quote);
		assertProblem(this.requests.request(quote, null), 410, "quote-expired");
		assertThat(this.requests.countOfRides(quote)).isZero();
	}

	@Test
	void quoteCanBeUsedOnceEvenAfterItExpires() {
		String quote = this.requests.quote();
		this.requests.request(quote, null);
		assertProblem(this.requests.request(quote, null), 409, "quote-taken");
		this.requests.expire(quote);
		assertProblem(this.requests.request(quote, this.key), 409, "quote-taken");
	}

	@Test
	void onlyOneOfManyConcurrentRequestsGetsTheQuote() {
		String quote = this.requests.quote();
		List<Integer> statuses = this.requests.requestConcurrently(quote, null)
			.stream()
			.map((result) -> result.getStatus().value())
			.toList();
		assertThat(statuses).hasSize(RideRequests.CONCURRENT).containsOnly(201, 409).containsOnlyOnce(201);
		assertThat(this.requests.countOfRides(quote)).isEqualTo(1);
	}

	@Test
	void concurrentRequestsWithOneKeyGetTheSameRide() {
		String quote = this.requests.quote();
		List<String> responses = this.requests.requestConcurrently(quote, this.key).stream().map((result) -> {
			assertThat(result.getStatus().value()).isEqualTo(201);
			return new String(result.getResponseBodyContent());
		}).distinct().toList();
		assertThat(responses).hasSize(1);
		assertThat(this.requests.countOfRides(quote)).isEqualTo(1);
	}

	@Test
	void repeatedRequestGetsTheStoredResponseAfterTheRideChanged() {
		String quote = this.requests.quote();
		EntityExchangeResult<byte[]> first = this.requests.request(quote, this.key);
		this.requests.cancel(json(first).get("id").asString());
		this.requests.expire(quote);
		EntityExchangeResult<byte[]> second = this.requests.request(quote.toUpperCase(Locale.ROOT), this.key);
		assertThat(second.getStatus().value()).isEqualTo(201);
		assertThat(second.getResponseBodyContent()).isEqualTo(first.getResponseBodyContent());
		assertThat(second.getResponseHeaders().getLocation()).isEqualTo(first.getResponseHeaders().getLocation());
	}

	@Test
	void keyOfAnotherRideIsRejected() {
		this.requests.request(this.requests.quote(), this.key);
		String other = this.requests.quote();
		assertProblem(this.requests.request(other, this.key), 422, "idempotency-key-reused");
		assertThat(this.requests.countOfRides(other)).isZero();
	}

	@Test
	void keyOfAQuoteIsRejectedForARideAndViceVersa() {
		EntityExchangeResult<byte[]> quoted = stack.gateway().post(RIDE, this.key);
		assertProblem(this.requests.request(json(quoted).get("id").asString(), this.key), 422,
				"idempotency-key-reused");
		String another = this.key + "x";
		this.requests.request(this.requests.quote(), another);
		assertProblem(stack.gateway().post(RIDE, another), 422, "idempotency-key-reused");
	}

	@Test
	void rejectedRequestDoesNotUseTheKey() {
		assertThat(this.requests.request(UUID.randomUUID().toString(), this.key).getStatus().value()).isEqualTo(422);
		assertThat(this.requests.request(this.requests.quote(), this.key).getStatus().value()).isEqualTo(201);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                                                    | is required
			{"quoteId":null}                                      | is required
			{"quoteId":"7"}                                       | must be a UUID
			{"quoteId":{}}                                        | is of the wrong type
			""")
	void malformedQuoteIdIsNamed(String body, String message) {
		EntityExchangeResult<byte[]> response = this.requests.post(body, null);
		assertProblem(response, 400, "invalid-request");
		assertThat(json(response).at("/errors/0/field").asString()).isEqualTo("quoteId");
		assertThat(json(response).at("/errors/0/message").asString()).isEqualTo(message);
	}

	@Test
	void missingQuoteIsAnUnknownReference() {
		EntityExchangeResult<byte[]> response = this.requests.request("019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11", null);
		assertProblem(response, 422, "unknown-reference");
		assertThat(json(response).at("/errors/0/field").asString()).isEqualTo("quoteId");
		assertThat(json(response).at("/errors/0/message").asString()).isEqualTo("names no quote");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/cancel" })
	void missingRideIsNotFound(String action) {
		assertProblem(this.requests.call("019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11" + action), 404, "not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/cancel" })
	void malformedIdIsRejected(String action) {
		EntityExchangeResult<byte[]> response = this.requests.call("7" + action);
		assertProblem(response, 400, "invalid-request");
		assertThat(json(response).at("/errors/0/field").asString()).isEqualTo("id");
	}

	@Test
	void driverIsDisclosedOnlyAfterAcceptance() {
		String id = this.requests.ride();
		UUID offer = this.actions.offer(id);
		assertThat(this.requests.find(id).get("state").asString()).isEqualTo("offered");
		assertThat(this.requests.find(id).get("driver").isNull()).isTrue();
		this.actions.accept(offer);
		JsonNode accepted = this.requests.find(id);
		assertThat(accepted.at("/driver/id").asString()).isEqualTo(this.driver.toString());
		assertThat(accepted.at("/driver/position").isNull()).isTrue();
		assertThat(accepted.at("/timestamps/acceptedAt").isNull()).isFalse();
		this.actions.progress(id, RideState.ARRIVED, RideState.PICKED_UP, RideState.COMPLETED);
		assertThat(this.requests.find(id).at("/driver/id").asString()).isEqualTo(this.driver.toString());
	}

	@Test
	void riderSeesTheDriversPositionDuringTheRide() {
		String id = this.requests.ride();
		this.actions.accept(this.actions.offer(id));
		DriverPresence fleet = stack.gateway().bean(DriverPresence.class);
		UUID socket = UUID.randomUUID();
		fleet.connect(this.driver, socket).block(BOUND);
		fleet.updatePosition(this.driver, socket, new Coordinates(40.75, -73.99));
		Awaitility.await().atMost(BOUND).until(() -> !this.requests.find(id).at("/driver/position").isNull());
		JsonNode position = this.requests.find(id).at("/driver/position");
		assertThat(position.propertyNames()).containsExactly("lat", "lng", "at");
		assertThat(position.get("lat").asDouble()).isEqualTo(40.75);
		assertThat(position.get("lng").asDouble()).isEqualTo(-73.99);
		this.actions.progress(id, RideState.ARRIVED, RideState.PICKED_UP, RideState.COMPLETED);
		assertThat(this.requests.find(id).at("/driver/position").isNull()).isTrue();
		fleet.disconnect(this.driver, socket).block(BOUND);
	}

	@Test
	void cancellingACancelledRideReturnsIt() {
		String id = this.requests.ride();
		this.actions.accept(this.actions.offer(id));
		EntityExchangeResult<byte[]> first = this.requests.cancel(id);
		assertThat(first.getStatus().value()).isEqualTo(200);
		assertThat(json(first).get("state").asString()).isEqualTo("cancelled");
		assertThat(json(first).get("reason").asString()).isEqualTo("rider_cancelled");
		assertThat(json(first).get("driver").isNull()).isTrue();
		assertThat(this.requests.cancel(id).getResponseBodyContent()).isEqualTo(first.getResponseBodyContent());
	}

	@ParameterizedTest
	@EnumSource(names = { "PICKED_UP", "COMPLETED" })
	void rideCannotBeCancelledAfterThePickup(RideState state) {
		String id = this.requests.ride();
		this.actions.accept(this.actions.offer(id));
		this.actions.progress(id, RideState.ARRIVED, RideState.PICKED_UP);
		this.actions.progress(id, state);
		assertProblem(this.requests.cancel(id), 409, "ride-state");
		assertThat(this.requests.find(id).get("state").asString()).isEqualTo(state.text());
	}

	@Test
	void unfulfilledRideCannotBeCancelled() {
		String id = this.requests.ride();
		this.actions.endSearch(id);
		assertProblem(this.requests.cancel(id), 409, "ride-state");
		assertThat(this.requests.find(id).get("reason").asString()).isEqualTo("no_driver");
	}

}
