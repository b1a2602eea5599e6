package dev.tandem.simulator.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.ridehailing.client.RideMessage.RideEvent;
import dev.tandem.ridehailing.client.RideState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RideHistoryTests {

	private static final UUID RIDE = UUID.randomUUID();

	private static final UUID DRIVER = UUID.randomUUID();

	private static final UUID OTHER = UUID.randomUUID();

	private final List<String> printed = new ArrayList<>();

	private final Violations violations = new Violations(this.printed::add);

	private final DriverClaims claims = new DriverClaims(this.violations);

	private final RideHistory history = new RideHistory(RIDE, this.violations);

	@Test
	void ordinaryRideWithALostDriverIsAllowed() {
		receive(1, RideState.REQUESTED, null);
		receive(2, RideState.OFFERED, null);
		receive(3, RideState.REQUESTED, null);
		receive(4, RideState.OFFERED, null);
		receive(5, RideState.ACCEPTED, DRIVER);
		receive(6, RideState.REQUESTED, null);
		receive(7, RideState.OFFERED, null);
		receive(8, RideState.ACCEPTED, OTHER);
		receive(9, RideState.ARRIVED, OTHER);
		receive(10, RideState.PICKED_UP, OTHER);
		receive(11, RideState.COMPLETED, OTHER);
		this.claims.add(RIDE, DRIVER, RideState.ACCEPTED);
		this.claims.add(RIDE, OTHER, RideState.ACCEPTED);
		this.claims.ended(this.history);
		this.claims.add(RIDE, OTHER, RideState.COMPLETED);
		this.history.over();
		assertThat(this.violations.counts()).isEmpty();
		assertThat(this.printed).isEmpty();
	}

	@Test
	void missingNumberIsAViolation() {
		receive(1, RideState.REQUESTED, null);
		receive(3, RideState.OFFERED, null);
		assertBroken(Invariant.STREAM_HAS_NO_GAP);
		assertThat(this.printed).singleElement().asString().startsWith("BROKEN: ").contains(RIDE.toString());
	}

	@Test
	void repeatedNumberIsAViolation() {
		receive(1, RideState.REQUESTED, null);
		receive(2, RideState.OFFERED, null);
		receive(2, RideState.REQUESTED, null);
		assertBroken(Invariant.STREAM_HAS_NO_GAP);
	}

	@Test
	void streamThatDoesNotStartWithOneIsAViolation() {
		receive(2, RideState.REQUESTED, null);
		assertBroken(Invariant.STREAM_HAS_NO_GAP);
	}

	@Test
	void idThatDiffersFromTheNumberIsAViolation() {
		this.history.add(new RideEvent("9", RIDE, 1, RideState.REQUESTED, null, null, Instant.EPOCH));
		assertBroken(Invariant.STREAM_HAS_NO_GAP);
	}

	@Test
	void eventOfAnotherRideIsAViolation() {
		this.history.add(new RideEvent("1", UUID.randomUUID(), 1, RideState.REQUESTED, null, null, Instant.EPOCH));
		assertBroken(Invariant.STREAM_HAS_NO_GAP);
	}

	@Test
	void streamThatEndsBeforeTheRideIsAViolation() {
		receive(1, RideState.REQUESTED, null);
		this.history.over();
		assertBroken(Invariant.STREAM_HAS_NO_GAP);
	}

	@Test
	void skippedStateIsAViolation() {
		receive(1, RideState.REQUESTED, null);
		receive(2, RideState.ACCEPTED, DRIVER);
		assertBroken(Invariant.TRANSITIONS_ARE_ALLOWED);
	}

	@Test
	void stateAfterTheEndIsAViolation() {
		receive(1, RideState.REQUESTED, null);
		receive(2, RideState.CANCELLED, null);
		receive(3, RideState.OFFERED, null);
		assertBroken(Invariant.TRANSITIONS_ARE_ALLOWED);
	}

	@Test
	void firstStateOtherThanRequestedIsAViolation() {
		receive(1, RideState.OFFERED, null);
		assertBroken(Invariant.TRANSITIONS_ARE_ALLOWED);
	}

	@Test
	void changedDriverDuringARideIsAViolation() {
		accepted();
		receive(4, RideState.ARRIVED, OTHER);
		assertBroken(Invariant.ONE_DRIVER_PER_RIDE);
	}

	@Test
	void acceptedRideWithoutADriverIsAViolation() {
		receive(1, RideState.REQUESTED, null);
		receive(2, RideState.OFFERED, null);
		receive(3, RideState.ACCEPTED, null);
		assertBroken(Invariant.ONE_DRIVER_PER_RIDE);
	}

	@Test
	void secondDriverWhoCompletesARideIsAViolation() {
		accepted();
		receive(4, RideState.ARRIVED, DRIVER);
		receive(5, RideState.PICKED_UP, DRIVER);
		receive(6, RideState.COMPLETED, DRIVER);
		this.claims.ended(this.history);
		this.claims.add(RIDE, OTHER, RideState.COMPLETED);
		assertBroken(Invariant.ONE_DRIVER_PER_RIDE);
	}

	@Test
	void driverWhoLostARideAndProgressesItIsAViolation() {
		accepted();
		receive(4, RideState.REQUESTED, null);
		receive(5, RideState.CANCELLED, null);
		this.claims.add(RIDE, DRIVER, RideState.ACCEPTED);
		this.claims.add(RIDE, DRIVER, RideState.ARRIVED);
		this.claims.ended(this.history);
		assertBroken(Invariant.ONE_DRIVER_PER_RIDE);
	}

	@Test
	void driverUnknownToTheRiderIsAViolation() {
		accepted();
		receive(4, RideState.CANCELLED, null);
		this.claims.add(RIDE, OTHER, RideState.ACCEPTED);
		this.claims.ended(this.history);
		assertBroken(Invariant.ONE_DRIVER_PER_RIDE);
	}

	@Test
	void stuckRideIsAViolation() {
		receive(1, RideState.REQUESTED, null);
		this.history.stuck("4 min");
		assertBroken(Invariant.RIDE_ENDS);
	}

	private void accepted() {
		receive(1, RideState.REQUESTED, null);
		receive(2, RideState.OFFERED, null);
		receive(3, RideState.ACCEPTED, DRIVER);
	}

	private void receive(int number, RideState state, UUID driver) {
		this.history.add(new RideEvent(String.valueOf(number), RIDE, number, state, null, driver, Instant.EPOCH));
	}

	private void assertBroken(Invariant invariant) {
		assertThat(this.violations.counts()).containsOnlyKeys(invariant);
	}

}
