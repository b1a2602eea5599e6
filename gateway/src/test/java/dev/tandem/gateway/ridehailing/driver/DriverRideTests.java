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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Offers and rides over a driver's socket, with rides that a test controls.
 */
@Timeout(60)
class DriverRideTests {

	@RegisterExtension
	static final RidehailingExtension tandem = new RidehailingExtension(FakeDispatch.SETTING);

	private static final Duration BOUND = Duration.ofSeconds(20);

	private final UUID driverId = UUID.randomUUID();

	private DriverSocket driver;

	@BeforeEach
	void open() {
		this.driver = DriverSocket.online(tandem.gateway(), this.driverId, 40.758, -73.9855);
	}

	@AfterEach
	void close() {
		rides().failure = null;
		fleet().failure = null;
		tandem.gateway().bean(FakeFeed.class).failure = null;
		this.driver.close();
	}

	@Test
	void welcomeWaitsUntilTheFeedHasStarted() {
		tandem.gateway().bean(FakeFeed.class).failure = new DatabaseUnavailableException("not yet", null);
		try (DriverSocket early = DriverSocket.open(tandem.gateway(), UUID.randomUUID())) {
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
		assertThat(state()).isEqualTo("accepted");
		for (String state : new String[] { "arrived", "picked_up", "completed" }) {
			this.driver.progress(ride, state);
			assertThat(state()).isEqualTo(state);
		}
		assertNothingMore();
	}

	@Test
	void repeatedProgressIsAcknowledgedAgain() {
		String ride = accepted();
		this.driver.progress(ride, "arrived").progress(ride, "arrived");
		assertThat(state()).isEqualTo("arrived");
		assertThat(state()).isEqualTo("arrived");
		assertNothingMore();
	}

	@Test
	void declinedOfferIsRevoked() {
		rides().offerTo(this.driverId);
		JsonNode offer = this.driver.await("offer");
		this.driver.decline(offer);
		assertRevoked(offer, "declined");
		assertNothingMore();
	}

	@Test
	void expiredOfferIsRevoked() {
		UUID ride = rides().offerTo(this.driverId);
		JsonNode offer = this.driver.await("offer");
		rides().leave(ride, RideState.REQUESTED, RideReason.TIMED_OUT);
		assertRevoked(offer, "timed_out");
		this.driver.accept(offer);
		assertThat(problem()).isEqualTo("/problems/not-found");
	}

	@Test
	void offerIsRevokedWhenTheRiderCancels() {
		UUID ride = rides().offerTo(this.driverId);
		JsonNode offer = this.driver.await("offer");
		rides().leave(ride, RideState.CANCELLED, RideReason.RIDER_CANCELLED);
		assertRevoked(offer, "rider_cancelled");
	}

	@Test
	void driverIsNotifiedWhenTheRiderCancels() {
		UUID ride = UUID.fromString(accepted());
		rides().leave(ride, RideState.CANCELLED, RideReason.RIDER_CANCELLED);
		JsonNode told = this.driver.await("ride");
		assertThat(told.get("state").asString()).isEqualTo("cancelled");
		assertThat(told.get("reason").asString()).isEqualTo("rider_cancelled");
	}

	@Test
	void reconnectedDriverResumesTheRide() {
		String ride = accepted();
		this.driver.vanish();
		Awaitility.await().atMost(BOUND).until(() -> !fleet().isConnected(this.driverId));
		this.driver = DriverSocket.open(tandem.gateway(), this.driverId);
		JsonNode welcome = this.driver.await("welcome");
		assertThat(welcome.get("resumed").asBoolean()).isTrue();
		assertThat(welcome.at("/ride/rideId").asString()).isEqualTo(ride);
		assertThat(welcome.at("/ride/state").asString()).isEqualTo("accepted");
		this.driver.progress(ride, "arrived");
		assertThat(state()).isEqualTo("arrived");
		assertNothingMore();
	}

	@Test
	void openOfferIsSentAgainAfterTheWelcome() {
		rides().offerTo(this.driverId);
		JsonNode offer = this.driver.await("offer");
		DriverSocket newer = DriverSocket.open(tandem.gateway(), this.driverId);
		assertThat(newer.await("welcome").get("resumed").asBoolean()).isFalse();
		assertThat(newer.await("offer")).isEqualTo(offer);
		this.driver = newer;
	}

	@Test
	void newerSocketReplacesTheOlder() {
		DriverSocket older = this.driver;
		this.driver = DriverSocket.open(tandem.gateway(), this.driverId);
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
		try (DriverSocket other = DriverSocket.open(tandem.gateway(), UUID.randomUUID())) {
			assertThat(other.awaitClose()).isEqualTo(1013);
		}
	}

	@Test
	void newerSocketThatFailsToOpenDoesNotReplaceTheOlder() {
		fleet().failure = new DatabaseUnavailableException("absent", null);
		try (DriverSocket newer = DriverSocket.open(tandem.gateway(), this.driverId)) {
			assertThat(newer.awaitClose()).isEqualTo(1013);
		}
		fleet().failure = null;
		rides().offerTo(this.driverId);
		this.driver.await("offer");
	}

	@Test
	void unexpectedErrorWhileOpeningClosesTheSocket() {
		fleet().failure = new IllegalStateException("a fault of a test");
		try (DriverSocket other = DriverSocket.open(tandem.gateway(), UUID.randomUUID())) {
			assertThat(other.awaitClose()).isEqualTo(1011);
		}
	}

	@Test
	void commandDuringAnOutageFailsAndTheSocketStaysOpen() {
		rides().offerTo(this.driverId);
		JsonNode offer = this.driver.await("offer");
		rides().failure = new DatabaseUnavailableException("absent", null);
		this.driver.accept(offer);
		assertThat(problem()).isEqualTo("/problems/database-unavailable");
		rides().failure = null;
		this.driver.accept(offer);
		assertThat(state()).isEqualTo("accepted");
	}

	@Test
	void offerThatCouldNotBeReadIsSentAfterTheOutage() {
		rides().failure = new DatabaseUnavailableException("absent", null);
		rides().offerTo(this.driverId);
		this.driver.send("{\"type\":\"still there?\"}").await("error");
		assertThat(this.driver.messages()).isEmpty();
		rides().failure = null;
		this.driver.await("offer");
	}

	@Test
	void eventsDroppedByAnOverflowAreNotifiedLater() {
		rides().offerTo(this.driverId);
		JsonNode first = this.driver.await("offer");
		tandem.gateway().bean(FakeFeed.class).overflow(() -> {
			rides().leave(UUID.fromString(first.get("rideId").asString()), RideState.REQUESTED, RideReason.TIMED_OUT);
			rides().offerTo(this.driverId);
		});
		assertRevoked(first, "timed_out");
		assertThat(this.driver.await("offer").get("offerId")).isNotEqualTo(first.get("offerId"));
		assertNothingMore();
	}

	private String accepted() {
		rides().offerTo(this.driverId);
		JsonNode offer = this.driver.await("offer");
		this.driver.accept(offer);
		assertThat(state()).isEqualTo("accepted");
		return offer.get("rideId").asString();
	}

	private String state() {
		return this.driver.await("ride").get("state").asString();
	}

	private String problem() {
		return this.driver.await("error").at("/problem/type").asString();
	}

	private void assertRevoked(JsonNode offer, String reason) {
		JsonNode revoked = this.driver.await("offer_revoked");
		assertThat(revoked.get("offerId")).isEqualTo(offer.get("offerId"));
		assertThat(revoked.get("reason").asString()).isEqualTo(reason);
	}

	/**
	 * Waits for the response to a message: everything sent before it has arrived then.
	 */
	private void assertNothingMore() {
		this.driver.progress(UUID.randomUUID().toString(), "arrived").await("error");
		assertThat(this.driver.messages()).isEmpty();
	}

	private static FakeRides rides() {
		return tandem.gateway().bean(FakeRides.class);
	}

	private static FakePresence fleet() {
		return tandem.gateway().bean(FakePresence.class);
	}

}
