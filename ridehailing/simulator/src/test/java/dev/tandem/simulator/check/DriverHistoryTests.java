package dev.tandem.simulator.check;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import dev.tandem.ridehailing.client.DriverMessage.AssignedRide;
import dev.tandem.ridehailing.client.DriverMessage.Offer;
import dev.tandem.ridehailing.client.DriverMessage.OfferRevoked;
import dev.tandem.ridehailing.client.DriverMessage.RideChanged;
import dev.tandem.ridehailing.client.DriverMessage.Welcome;
import dev.tandem.ridehailing.client.Fare;
import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.RideState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DriverHistoryTests {

	private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

	private static final Place PLACE = new Place(40.75, -73.98);

	private final Violations violations = new Violations((line) -> {
	});

	private final DriverClaims claims = new DriverClaims(this.violations);

	private final UUID driver = UUID.randomUUID();

	private final DriverHistory history = new DriverHistory(this.driver, this.claims, this.violations,
			Clock.fixed(NOW, ZoneOffset.UTC));

	private final UUID ride = UUID.randomUUID();

	@Test
	void consecutiveAssignmentsAreAllowed() {
		Offer declined = offer(UUID.randomUUID(), 10);
		this.history.add(new Welcome(null));
		this.history.add(declined);
		this.history.add(new OfferRevoked(declined.offerId(), "declined"));
		this.history.add(offer(this.ride, 10));
		change(this.ride, RideState.ACCEPTED);
		change(this.ride, RideState.ARRIVED);
		change(this.ride, RideState.PICKED_UP);
		change(this.ride, RideState.COMPLETED);
		this.history.add(offer(UUID.randomUUID(), 10));
		assertThat(this.violations.counts()).isEmpty();
	}

	@Test
	void offerDuringARideIsAViolation() {
		this.history.add(offer(this.ride, 10));
		change(this.ride, RideState.ACCEPTED);
		this.history.add(offer(UUID.randomUUID(), 10));
		assertBroken();
	}

	@Test
	void offerDuringAResumedRideIsAViolation() {
		this.history.add(new Welcome(new AssignedRide(this.ride, RideState.PICKED_UP, PLACE, PLACE)));
		this.history.add(offer(UUID.randomUUID(), 10));
		assertBroken();
	}

	@Test
	void secondOpenOfferIsAViolation() {
		this.history.add(offer(this.ride, 10));
		this.history.add(offer(UUID.randomUUID(), 10));
		assertBroken();
	}

	@Test
	void secondRideIsAViolation() {
		change(this.ride, RideState.ACCEPTED);
		change(UUID.randomUUID(), RideState.ACCEPTED);
		assertBroken();
	}

	@Test
	void repeatedOfferIsTheSame() {
		Offer offer = offer(this.ride, 10);
		this.history.add(offer);
		this.history.add(offer);
		assertThat(this.violations.counts()).isEmpty();
	}

	@Test
	void expiredOfferIsNotAnAssignment() {
		this.history.add(offer(this.ride, -1));
		this.history.add(offer(UUID.randomUUID(), 10));
		assertThat(this.violations.counts()).isEmpty();
	}

	@Test
	void reconnectedDriverHasOnlyTheWelcomedRide() {
		change(this.ride, RideState.ACCEPTED);
		this.history.disconnected();
		this.history.add(new Welcome(null));
		this.history.add(offer(UUID.randomUUID(), 10));
		new DriverHistory(UUID.randomUUID(), this.claims, this.violations, Clock.systemUTC())
			.add(new RideChanged(this.ride, RideState.ACCEPTED));
		assertThat(this.violations.counts()).isEmpty();
	}

	@Test
	void rideThatIsReleasedOrCancelledFreesTheDriver() {
		change(this.ride, RideState.ACCEPTED);
		change(this.ride, RideState.REQUESTED);
		this.history.add(offer(UUID.randomUUID(), -1));
		change(this.ride, RideState.ACCEPTED);
		change(this.ride, RideState.CANCELLED);
		this.history.add(offer(UUID.randomUUID(), 10));
		assertThat(this.violations.counts()).isEmpty();
	}

	private void change(UUID rideId, RideState state) {
		this.history.add(new RideChanged(rideId, state));
	}

	private static Offer offer(UUID rideId, int seconds) {
		return new Offer(UUID.randomUUID(), rideId, PLACE, PLACE, new Fare(100, "USD"), NOW.plusSeconds(seconds));
	}

	private void assertBroken() {
		assertThat(this.violations.counts()).containsOnlyKeys(Invariant.ONE_ASSIGNMENT_PER_DRIVER);
	}

}
