package dev.tandem.gateway.ridehailing.driver;

import java.time.Duration;
import java.util.UUID;

import dev.tandem.gateway.platform.persistence.DatabaseUnavailableException;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideState;
import dev.tandem.gateway.ridehailing.testing.DriverSocket;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static dev.tandem.gateway.ridehailing.driver.DriverAssertions.assertNothingMore;
import static dev.tandem.gateway.ridehailing.driver.DriverAssertions.assertRevoked;
import static dev.tandem.gateway.ridehailing.driver.DriverAssertions.problem;
import static dev.tandem.gateway.ridehailing.driver.DriverAssertions.rideState;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Offers and rides over a driver's socket, with rides that a test controls.
 */
@Timeout(60)
class DriverRideTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension(FakeDispatch.SETTING);

	private static final Duration BOUND = Duration.ofSeconds(20);

	private final UUID driverId = UUID.randomUUID();

	private DriverSocket driver;

	@BeforeEach
	void open() {
		this.driver = DriverSocket.online(stack.gateway(), this.driverId, 40.758, -73.9855);
	}

	@AfterEach
	void close() {
		rides().failure = null;
		fleet().failure = null;
		stack.gateway().bean(FakeFeed.class).failure = null;
		this.driver.close();
	}

	@Test
	void welcomeWaitsUntilTheFeedHasStarted() {
		stack.gateway().bean(FakeFeed.class).failure = new DatabaseUnavailableException("not yet", null);
		try (DriverSocket early = DriverSocket.open(stack.gateway(), UUID.randomUUID())) {
			assertThat(early.awaitClose()).isEqualTo(1013);
			assertThat(early.messages()).isEmpty();
		}
	}

	@Test
	void positionReachesThePresence() {
		Awaitility.await()
			.atMost(BOUND)
			.until(() -> new Coordinates(40.758, -73.9855).equals(fleet().placeOf(this.driverId)));
	}

	@Test
	void driverCompletesARide() {
		String ride = rides().offerTo(this.driverId).toString();
		JsonNode offer = this.driver.await("offer");
		assertThat(offer.get("rideId").asString()).isEqualTo(ride);
		this.driver.accept(offer);
		assertThat(rideState(this.driver)).isEqualTo("accepted");
		for (String state : new String[] { "arrived", "picked_up", "completed" }) {
			this.driver.progress(ride, state);
			assertThat(rideState(this.driver)).isEqualTo(state);
		}
		assertNothingMore(this.driver);
	}

	@Test
	void repeatedProgressIsAcknowledgedAgain() {
		String ride = accepted();
		this.driver.progress(ride, "arrived").progress(ride, "arrived");
		assertThat(rideState(this.driver)).isEqualTo("arrived");
		assertThat(rideState(this.driver)).isEqualTo("arrived");
		assertNothingMore(this.driver);
	}

	@Test
	void declinedOfferIsRevoked() {
		rides().offerTo(this.driverId);
		JsonNode offer = this.driver.await("offer");
		this.driver.decline(offer);
		assertRevoked(this.driver, offer, "declined");
		assertNothingMore(this.driver);
	}

	@Test
	void expiredOfferIsRevoked() {
		UUID ride = rides().offerTo(this.driverId);
		JsonNode offer = this.driver.await("offer");
		rides().leave(ride, RideState.REQUESTED, RideReason.TIMED_OUT);
		assertRevoked(this.driver, offer, "timed_out");
		this.driver.accept(offer);
		assertThat(problem(this.driver)).isEqualTo("/problems/not-found");
	}

	@Test
	void offerIsRevokedWhenTheRiderCancels() {
		UUID ride = rides().offerTo(this.driverId);
		JsonNode offer = this.driver.await("offer");
		rides().leave(ride, RideState.CANCELLED, RideReason.RIDER_CANCELLED);
		assertRevoked(this.driver, offer, "rider_cancelled");
	}

	@Test
	void driverIsNotifiedWhenTheRiderCancels() {
		UUID ride = UUID.fromString(accepted());
		rides().leave(ride, RideState.CANCELLED, RideReason.RIDER_CANCELLED);
		JsonNode change = this.driver.await("ride");
		assertThat(change.get("state").asString()).isEqualTo("cancelled");
		assertThat(change.get("reason").asString()).isEqualTo("rider_cancelled");
	}

	@Test
	void reconnectedDriverResumesTheRide() {
		String ride = accepted();
		this.driver.disconnect();
		Awaitility.await().atMost(BOUND).until(() -> !fleet().isConnected(this.driverId));
		this.driver = DriverSocket.open(stack.gateway(), this.driverId);
		JsonNode welcome = this.driver.await("welcome");
		assertThat(welcome.get("resumed").asBoolean()).isTrue();
		assertThat(welcome.at("/ride/rideId").asString()).isEqualTo(ride);
		assertThat(welcome.at("/ride/state").asString()).isEqualTo("accepted");
		this.driver.progress(ride, "arrived");
		assertThat(rideState(this.driver)).isEqualTo("arrived");
		assertNothingMore(this.driver);
	}

	@Test
	void openOfferIsSentAgainAfterTheWelcome() {
		rides().offerTo(this.driverId);
		JsonNode offer = this.driver.await("offer");
		DriverSocket newer = DriverSocket.open(stack.gateway(), this.driverId);
		assertThat(newer.await("welcome").get("resumed").asBoolean()).isFalse();
		assertThat(newer.await("offer")).isEqualTo(offer);
		this.driver = newer;
	}

	@Test
	void newerSocketReplacesTheOlder() {
		DriverSocket older = this.driver;
		this.driver = DriverSocket.open(stack.gateway(), this.driverId);
		this.driver.await("welcome");
		assertThat(older.awaitClose()).isEqualTo(4001);
		rides().offerTo(this.driverId);
		this.driver.await("offer");
		assertThat(older.messages()).isEmpty();
		older.close();
	}

	@Test
	void socketOpenedDuringAnOutageIsClosedWithTryAgainLater() {
		fleet().failure = new DatabaseUnavailableException("absent", null);
		try (DriverSocket other = DriverSocket.open(stack.gateway(), UUID.randomUUID())) {
			assertThat(other.awaitClose()).isEqualTo(1013);
		}
	}

	@Test
	void newerSocketThatFailsToOpenDoesNotReplaceTheOlder() {
		fleet().failure = new DatabaseUnavailableException("absent", null);
		try (DriverSocket newer = DriverSocket.open(stack.gateway(), this.driverId)) {
			assertThat(newer.awaitClose()).isEqualTo(1013);
		}
		fleet().failure = null;
		rides().offerTo(this.driverId);
		this.driver.await("offer");
	}

	@Test
	void unexpectedErrorWhileOpeningClosesTheSocket() {
		fleet().failure = new IllegalStateException("a fault of a test");
		try (DriverSocket other = DriverSocket.open(stack.gateway(), UUID.randomUUID())) {
			assertThat(other.awaitClose()).isEqualTo(1011);
		}
	}

	@Test
	void commandDuringAnOutageFailsAndTheSocketStaysOpen() {
		rides().offerTo(this.driverId);
		JsonNode offer = this.driver.await("offer");
		rides().failure = new DatabaseUnavailableException("absent", null);
		this.driver.accept(offer);
		assertThat(problem(this.driver)).isEqualTo("/problems/database-unavailable");
		rides().failure = null;
		this.driver.accept(offer);
		assertThat(rideState(this.driver)).isEqualTo("accepted");
	}

	@Test
	void offerThatCouldNotBeReadIsSentAfterTheOutage() {
		rides().failure = new DatabaseUnavailableException("absent", null);
		rides().offerTo(this.driverId);
		this.driver.send("{\"type\":\"unknown\"}").await("error");
		assertThat(this.driver.messages()).isEmpty();
		rides().failure = null;
		this.driver.await("offer");
	}

	@Test
	void eventsDroppedByAnOverflowAreNotifiedLater() {
		rides().offerTo(this.driverId);
		JsonNode first = this.driver.await("offer");
		stack.gateway().bean(FakeFeed.class).overflow(() -> {
			rides().leave(UUID.fromString(first.get("rideId").asString()), RideState.REQUESTED, RideReason.TIMED_OUT);
			rides().offerTo(this.driverId);
		});
		assertRevoked(this.driver, first, "timed_out");
		assertThat(this.driver.await("offer").get("offerId")).isNotEqualTo(first.get("offerId"));
		assertNothingMore(this.driver);
	}

	private String accepted() {
		rides().offerTo(this.driverId);
		JsonNode offer = this.driver.await("offer");
		this.driver.accept(offer);
		assertThat(rideState(this.driver)).isEqualTo("accepted");
		return offer.get("rideId").asString();
	}

	private static FakeRides rides() {
		return stack.gateway().bean(FakeRides.class);
	}

	private static FakePresence fleet() {
		return stack.gateway().bean(FakePresence.class);
	}

}
