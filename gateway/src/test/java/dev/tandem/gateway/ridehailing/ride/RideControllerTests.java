package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.ride.RideLifecycle.OfferOutcome;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDE;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDES;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

class RideControllerTests {

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static final int MANY = 12;

	@RegisterExtension
	static final RidehailingExtension tandem = new RidehailingExtension("tandem.dispatch.tick=1h");

	private final RideLifecycle rides = tandem.gateway().bean(RideLifecycle.class);

	private final UUID driver = UUID.randomUUID();

	private final String key = UUID.randomUUID().toString();

	@Test
	void rideHasEveryFieldOfTheContract() {
		JsonNode quote = tandem.gateway().quote();
		JsonNode ride = tandem.gateway().ride(quote.get("id").asString());
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
		EntityExchangeResult<byte[]> made = request(quote(), null);
		assertThat(made.getStatus().value()).isEqualTo(201);
		String location = String.valueOf(made.getResponseHeaders().getLocation());
		assertThat(location).isEqualTo(RIDES + "/" + json(made).get("id").asString());
		assertThat(tandem.gateway().get(location)).isEqualTo(json(made));
	}

	@Test
	void expiredQuoteIsRejected() {
		String quote = quote();
		expire(quote);
		assertProblem(request(quote, null), 410, "quote-expired");
		assertThat(countOfRides(quote)).isZero();
	}

	@Test
	void quoteCanBeUsedOnceEvenAfterItExpires() {
		String quote = quote();
		request(quote, null);
		assertProblem(request(quote, null), 409, "quote-taken");
		expire(quote);
		assertProblem(request(quote, this.key), 409, "quote-taken");
	}

	@Test
	void onlyOneOfManyConcurrentRequestsGetsTheQuote() {
		String quote = quote();
		List<Integer> statuses = atOnce(quote, false).map((result) -> result.getStatus().value())
			.collectList()
			.block(BOUND);
		assertThat(statuses).hasSize(MANY).containsOnly(201, 409).containsOnlyOnce(201);
		assertThat(countOfRides(quote)).isEqualTo(1);
	}

	@Test
	void concurrentRequestsWithOneKeyGetTheSameRide() {
		String quote = quote();
		List<String> answers = atOnce(quote, true).map((result) -> {
			assertThat(result.getStatus().value()).isEqualTo(201);
			return new String(result.getResponseBodyContent());
		}).distinct().collectList().block(BOUND);
		assertThat(answers).hasSize(1);
		assertThat(countOfRides(quote)).isEqualTo(1);
	}

	@Test
	void repeatedRequestGetsTheStoredResponseAfterTheRideChanged() {
		String quote = quote();
		EntityExchangeResult<byte[]> first = request(quote, this.key);
		cancel(json(first).get("id").asString());
		expire(quote);
		EntityExchangeResult<byte[]> second = request(quote.toUpperCase(Locale.ROOT), this.key);
		assertThat(second.getStatus().value()).isEqualTo(201);
		assertThat(second.getResponseBodyContent()).isEqualTo(first.getResponseBodyContent());
		assertThat(second.getResponseHeaders().getLocation()).isEqualTo(first.getResponseHeaders().getLocation());
	}

	@Test
	void keyOfAnotherRideIsRejected() {
		request(quote(), this.key);
		String other = quote();
		assertProblem(request(other, this.key), 422, "idempotency-key-reused");
		assertThat(countOfRides(other)).isZero();
	}

	@Test
	void keyOfAQuoteIsRejectedForARideAndViceVersa() {
		EntityExchangeResult<byte[]> quoted = tandem.gateway().post(RIDE, this.key);
		assertProblem(request(json(quoted).get("id").asString(), this.key), 422, "idempotency-key-reused");
		String another = this.key + "x";
		request(quote(), another);
		assertProblem(tandem.gateway().post(RIDE, another), 422, "idempotency-key-reused");
	}

	@Test
	void rejectedRequestDoesNotUseTheKey() {
		assertThat(request(UUID.randomUUID().toString(), this.key).getStatus().value()).isEqualTo(422);
		assertThat(request(quote(), this.key).getStatus().value()).isEqualTo(201);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                                                    | is required
			{"quoteId":null}                                      | is required
			{"quoteId":"7"}                                       | must be a UUID
			{"quoteId":{}}                                        | is of the wrong type
			""")
	void malformedQuoteIdIsNamed(String body, String message) {
		EntityExchangeResult<byte[]> answer = post(body, null);
		assertProblem(answer, 400, "invalid-request");
		assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("quoteId");
		assertThat(json(answer).at("/errors/0/message").asString()).isEqualTo(message);
	}

	@Test
	void missingQuoteIsAnUnknownReference() {
		EntityExchangeResult<byte[]> answer = request("019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11", null);
		assertProblem(answer, 422, "unknown-reference");
		assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("quoteId");
		assertThat(json(answer).at("/errors/0/message").asString()).isEqualTo("names no quote");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/cancel" })
	void missingRideIsNotFound(String action) {
		assertProblem(call("019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11" + action), 404, "not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/cancel" })
	void malformedIdIsRejected(String action) {
		EntityExchangeResult<byte[]> answer = call("7" + action);
		assertProblem(answer, 400, "invalid-request");
		assertThat(json(answer).at("/errors/0/field").asString()).isEqualTo("id");
	}

	@Test
	void driverIsDisclosedOnlyAfterAcceptance() {
		String id = ride();
		UUID offer = offered(id);
		assertThat(find(id).get("state").asString()).isEqualTo("offered");
		assertThat(find(id).get("driver").isNull()).isTrue();
		get(this.rides.accept(this.driver, offer));
		JsonNode accepted = find(id);
		assertThat(accepted.at("/driver/id").asString()).isEqualTo(this.driver.toString());
		assertThat(accepted.at("/driver/position").isNull()).isTrue();
		assertThat(accepted.at("/timestamps/acceptedAt").isNull()).isFalse();
		drive(id, RideState.ARRIVED, RideState.PICKED_UP, RideState.COMPLETED);
		assertThat(find(id).at("/driver/id").asString()).isEqualTo(this.driver.toString());
	}

	@Test
	void riderSeesTheDriversPositionDuringTheRide() {
		String id = ride();
		get(this.rides.accept(this.driver, offered(id)));
		DriverPresence fleet = tandem.gateway().bean(DriverPresence.class);
		UUID socket = UUID.randomUUID();
		fleet.connect(this.driver, socket).block(BOUND);
		fleet.updatePosition(this.driver, socket, new Coordinates(40.75, -73.99));
		Awaitility.await().atMost(BOUND).until(() -> !find(id).at("/driver/position").isNull());
		JsonNode position = find(id).at("/driver/position");
		assertThat(position.propertyNames()).containsExactly("lat", "lng", "at");
		assertThat(position.get("lat").asDouble()).isEqualTo(40.75);
		assertThat(position.get("lng").asDouble()).isEqualTo(-73.99);
		drive(id, RideState.ARRIVED, RideState.PICKED_UP, RideState.COMPLETED);
		assertThat(find(id).at("/driver/position").isNull()).isTrue();
		fleet.disconnect(this.driver, socket).block(BOUND);
	}

	@Test
	void cancellingACancelledRideReturnsIt() {
		String id = ride();
		get(this.rides.accept(this.driver, offered(id)));
		EntityExchangeResult<byte[]> first = cancel(id);
		assertThat(first.getStatus().value()).isEqualTo(200);
		assertThat(json(first).get("state").asString()).isEqualTo("cancelled");
		assertThat(json(first).get("reason").asString()).isEqualTo("rider_cancelled");
		assertThat(json(first).get("driver").isNull()).isTrue();
		assertThat(cancel(id).getResponseBodyContent()).isEqualTo(first.getResponseBodyContent());
	}

	@ParameterizedTest
	@EnumSource(names = { "PICKED_UP", "COMPLETED" })
	void rideCannotBeCancelledAfterThePickup(RideState state) {
		String id = ride();
		get(this.rides.accept(this.driver, offered(id)));
		drive(id, RideState.ARRIVED, RideState.PICKED_UP);
		drive(id, state);
		assertProblem(cancel(id), 409, "ride-state");
		assertThat(find(id).get("state").asString()).isEqualTo(state.text());
	}

	@Test
	void unfulfilledRideCannotBeCancelled() {
		String id = ride();
		get(this.rides.endSearch(now(id)));
		assertProblem(cancel(id), 409, "ride-state");
		assertThat(find(id).get("reason").asString()).isEqualTo("no_driver");
	}

	private UUID offered(String id) {
		assertThat(get(this.rides.offer(now(id), this.driver, Duration.ofMinutes(1)))).isEqualTo(OfferOutcome.OFFERED);
		return now(id).offer().id();
	}

	private void drive(String id, RideState... states) {
		for (RideState state : states) {
			get(this.rides.progress(this.driver, UUID.fromString(id), state));
		}
	}

	private Ride now(String id) {
		return get(this.rides.find(UUID.fromString(id))).orElseThrow();
	}

	private Flux<EntityExchangeResult<byte[]>> atOnce(String quote, boolean withKey) {
		CountDownLatch together = new CountDownLatch(MANY);
		return Flux.range(0, MANY).flatMap((number) -> Mono.fromCallable(() -> {
			together.countDown();
			together.await();
			return request(quote, withKey ? this.key : null);
		}).subscribeOn(Schedulers.boundedElastic()), MANY);
	}

	private static String quote() {
		return tandem.gateway().quote().get("id").asString();
	}

	private static String ride() {
		return tandem.gateway().ride(quote()).get("id").asString();
	}

	private static JsonNode find(String id) {
		return tandem.gateway().get(RIDES + "/" + id);
	}

	private static EntityExchangeResult<byte[]> cancel(String id) {
		return call(id + "/cancel");
	}

	private static EntityExchangeResult<byte[]> call(String path) {
		var client = tandem.gateway().client();
		return (path.endsWith("/cancel") ? client.post() : client.get()).uri(RIDES + "/" + path)
			.exchange()
			.expectBody()
			.returnResult();
	}

	private static EntityExchangeResult<byte[]> request(String quote, @Nullable String key) {
		return post("{\"quoteId\":\"" + quote + "\"}", key);
	}

	private static EntityExchangeResult<byte[]> post(String body, @Nullable String key) {
		return tandem.gateway()
			.client()
			.post()
			.uri(RIDES)
			.contentType(MediaType.APPLICATION_JSON)
			.headers((headers) -> {
				if (key != null) {
					headers.set("Idempotency-Key", key);
				}
			})
			.bodyValue(body)
			.exchange()
			.expectBody()
			.returnResult();
	}

	private static void expire(String quote) {
		tandem.database()
			.jdbc()
			.sql("update quotes set created_at = now() - interval '1 hour', expires_at = now() where id = :id::uuid")
			.param("id", quote)
			.update();
	}

	private static long countOfRides(String quote) {
		return tandem.database()
			.jdbc()
			.sql("select count(*) from rides r join ride_events e on e.ride_id = r.id and e.number = 1 where quote_id = :id::uuid")
			.param("id", quote)
			.query(Long.class)
			.single();
	}

	private static void assertProblem(EntityExchangeResult<byte[]> answer, int status, String slug) {
		assertThat(answer.getStatus().value()).isEqualTo(status);
		assertThat(json(answer).get("type").asString()).isEqualTo("/problems/" + slug);
	}

	private static <T> T get(Mono<T> mono) {
		return mono.blockOptional(Duration.ofSeconds(5)).orElseThrow();
	}

}
