package dev.tandem.gateway.ridehailing.driver;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideService;
import dev.tandem.gateway.ridehailing.testing.DriverSocket;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import static dev.tandem.gateway.ridehailing.driver.DriverAssertions.problem;
import static dev.tandem.gateway.ridehailing.driver.DriverAssertions.rideState;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A driver's socket with rides in the database and the real feed.
 */
@Timeout(60)
class StoredRideTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension();

	private static final Duration BOUND = Duration.ofSeconds(20);

	private final UUID driverId = UUID.randomUUID();

	private DriverSocket driver;

	/** Without a position, so that only the test offers this driver a ride. */
	@BeforeEach
	void open() {
		this.driver = DriverSocket.open(stack.gateway(), this.driverId);
		this.driver.await("welcome");
	}

	@AfterEach
	void close() {
		this.driver.close();
	}

	@Test
	void everyStepOfARideIsNotifiedOnce() {
		JsonNode offer = offered();
		String ride = offer.get("rideId").asString();
		this.driver.accept(offer);
		assertThat(rideState(this.driver)).isEqualTo("accepted");
		for (String state : new String[] { "arrived", "picked_up", "completed" }) {
			this.driver.progress(ride, state);
			assertThat(rideState(this.driver)).isEqualTo(state);
		}
		offered();
		assertThat(this.driver.messages()).as("duplicates from the feed").isEmpty();
	}

	@Test
	void declinedOfferIsRevokedOnceAndCannotBeAccepted() {
		JsonNode offer = offered();
		this.driver.decline(offer);
		assertThat(this.driver.await("offer_revoked").get("reason").asString()).isEqualTo("declined");
		this.driver.accept(offer);
		assertThat(problem(this.driver)).isEqualTo("/problems/offer-gone");
		offered();
		assertThat(this.driver.messages()).as("duplicates from the feed").isEmpty();
	}

	@Test
	void offerIsRevokedWhenTheRiderCancels() {
		JsonNode offer = offered();
		get(rides().cancel(UUID.fromString(offer.get("rideId").asString())));
		assertThat(this.driver.await("offer_revoked").get("reason").asString()).isEqualTo("rider_cancelled");
	}

	@Test
	void stepOutOfOrderIsRejected() {
		JsonNode offer = offered();
		this.driver.accept(offer);
		assertThat(rideState(this.driver)).isEqualTo("accepted");
		this.driver.progress(offer.get("rideId").asString(), "completed");
		assertThat(problem(this.driver)).isEqualTo("/problems/ride-state");
	}

	@Test
	void reconnectedDriverResumesTheRide() {
		JsonNode offer = offered();
		this.driver.accept(offer);
		assertThat(rideState(this.driver)).isEqualTo("accepted");
		this.driver.disconnect();
		this.driver = DriverSocket.open(stack.gateway(), this.driverId);
		JsonNode welcome = this.driver.await("welcome");
		assertThat(welcome.get("resumed").asBoolean()).isTrue();
		assertThat(welcome.at("/ride/rideId")).isEqualTo(offer.get("rideId"));
		this.driver.progress(offer.get("rideId").asString(), "arrived");
		assertThat(rideState(this.driver)).isEqualTo("arrived");
	}

	private JsonNode offered() {
		Ride ride = get(rides().find(requested()));
		assertThat(get(rides().offer(ride, this.driverId, BOUND))).isEqualTo(RideService.OfferOutcome.OFFERED);
		JsonNode offer = this.driver.await("offer");
		assertThat(offer.get("rideId").asString()).isEqualTo(ride.id().toString());
		return offer;
	}

	private UUID requested() {
		UUID ride = UUID.randomUUID();
		UUID quote = UUID.fromString(stack.gateway().quote().get("id").asString());
		stack.database().jdbc().sql("""
				with ride as (insert into rides (id, quote_id, version, state, requested_at)
				              values (:ride, :quote, 1, 'requested', now()))
				insert into ride_events (ride_id, number, state, at) values (:ride, 1, 'requested', now())
				""").param("ride", ride).param("quote", quote).update();
		return ride;
	}

	private static RideService rides() {
		return stack.gateway().bean(RideService.class);
	}

	private static <T> T get(Mono<T> mono) {
		return Objects.requireNonNull(mono.block(BOUND));
	}

}
