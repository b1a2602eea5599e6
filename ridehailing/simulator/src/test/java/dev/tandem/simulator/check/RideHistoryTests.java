package dev.tandem.simulator.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.simulator.client.RideEvent;
import dev.tandem.simulator.client.RideState;
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
	void ordinaryLifeWithALostDriverBreaksNothing() {
		tell(1, RideState.REQUESTED, null);
		tell(2, RideState.OFFERED, null);
		tell(3, RideState.REQUESTED, null);
		tell(4, RideState.OFFERED, null);
		tell(5, RideState.ACCEPTED, DRIVER);
		tell(6, RideState.REQUESTED, null);
		tell(7, RideState.OFFERED, null);
		tell(8, RideState.ACCEPTED, OTHER);
		tell(9, RideState.ARRIVED, OTHER);
		tell(10, RideState.PICKED_UP, OTHER);
		tell(11, RideState.COMPLETED, OTHER);
		this.claims.add(RIDE, DRIVER, RideState.ACCEPTED);
		this.claims.add(RIDE, OTHER, RideState.ACCEPTED);
		this.claims.ended(this.history);
		this.claims.add(RIDE, OTHER, RideState.COMPLETED);
		this.history.over();
		assertThat(this.violations.counts()).isEmpty();
		assertThat(this.printed).isEmpty();
	}

	@Test
	void missingNumberIsAGap() {
		tell(1, RideState.REQUESTED, null);
		tell(3, RideState.OFFERED, null);
		assertBroken(Invariant.STREAM_HAS_NO_GAP);
		assertThat(this.printed).singleElement().asString().startsWith("BROKEN: ").contains(RIDE.toString());
	}

	@Test
	void repeatedNumberIsNone() {
		tell(1, RideState.REQUESTED, null);
		tell(2, RideState.OFFERED, null);
		tell(2, RideState.REQUESTED, null);
		assertBroken(Invariant.STREAM_HAS_NO_GAP);
	}

	@Test
	void streamThatDoesNotBeginWithOneHasAGap() {
		tell(2, RideState.REQUESTED, null);
		assertBroken(Invariant.STREAM_HAS_NO_GAP);
	}

	@Test
	void idThatIsNotTheNumberBreaksTheResume() {
		this.history.add(new RideEvent("9", RIDE, 1, RideState.REQUESTED, null, null, Instant.EPOCH));
		assertBroken(Invariant.STREAM_HAS_NO_GAP);
	}

	@Test
	void eventOfAnotherRideHasNoPlaceInTheStream() {
		this.history.add(new RideEvent("1", UUID.randomUUID(), 1, RideState.REQUESTED, null, null, Instant.EPOCH));
		assertBroken(Invariant.STREAM_HAS_NO_GAP);
	}

	@Test
	void streamThatIsOverBeforeTheEndHasAGap() {
		tell(1, RideState.REQUESTED, null);
		this.history.over();
		assertBroken(Invariant.STREAM_HAS_NO_GAP);
	}

	@Test
	void rideThatSkipsAStateChangesAsItMayNot() {
		tell(1, RideState.REQUESTED, null);
		tell(2, RideState.ACCEPTED, DRIVER);
		assertBroken(Invariant.TRANSITIONS_ARE_ALLOWED);
	}

	@Test
	void rideThatGoesOnAfterItsEndChangesAsItMayNot() {
		tell(1, RideState.REQUESTED, null);
		tell(2, RideState.CANCELLED, null);
		tell(3, RideState.OFFERED, null);
		assertBroken(Invariant.TRANSITIONS_ARE_ALLOWED);
	}

	@Test
	void rideThatDoesNotBeginAsRequestedChangesAsItMayNot() {
		tell(1, RideState.OFFERED, null);
		assertBroken(Invariant.TRANSITIONS_ARE_ALLOWED);
	}

	@Test
	void driverWhoChangesOnTheWayIsASecondOne() {
		accepted();
		tell(4, RideState.ARRIVED, OTHER);
		assertBroken(Invariant.ONE_DRIVER_PER_RIDE);
	}

	@Test
	void acceptedRideWithoutADriverHasNotOne() {
		tell(1, RideState.REQUESTED, null);
		tell(2, RideState.OFFERED, null);
		tell(3, RideState.ACCEPTED, null);
		assertBroken(Invariant.ONE_DRIVER_PER_RIDE);
	}

	@Test
	void driverWhoBringsARideToItsEndThatAnotherBroughtThereIsASecondOne() {
		accepted();
		tell(4, RideState.ARRIVED, DRIVER);
		tell(5, RideState.PICKED_UP, DRIVER);
		tell(6, RideState.COMPLETED, DRIVER);
		this.claims.ended(this.history);
		this.claims.add(RIDE, OTHER, RideState.COMPLETED);
		assertBroken(Invariant.ONE_DRIVER_PER_RIDE);
	}

	@Test
	void driverWhoLostARideAndIsToldThatHeWentOnWithItIsASecondOne() {
		accepted();
		tell(4, RideState.REQUESTED, null);
		tell(5, RideState.CANCELLED, null);
		this.claims.add(RIDE, DRIVER, RideState.ACCEPTED);
		this.claims.add(RIDE, DRIVER, RideState.ARRIVED);
		this.claims.ended(this.history);
		assertBroken(Invariant.ONE_DRIVER_PER_RIDE);
	}

	@Test
	void driverOfWhomTheRiderNeverHeardIsASecondOne() {
		accepted();
		tell(4, RideState.CANCELLED, null);
		this.claims.add(RIDE, OTHER, RideState.ACCEPTED);
		this.claims.ended(this.history);
		assertBroken(Invariant.ONE_DRIVER_PER_RIDE);
	}

	@Test
	void rideThatIsStuckDoesNotEnd() {
		tell(1, RideState.REQUESTED, null);
		this.history.stuck("4 min");
		assertBroken(Invariant.RIDE_ENDS);
	}

	private void accepted() {
		tell(1, RideState.REQUESTED, null);
		tell(2, RideState.OFFERED, null);
		tell(3, RideState.ACCEPTED, DRIVER);
	}

	private void tell(int number, RideState state, UUID driver) {
		this.history.add(new RideEvent(String.valueOf(number), RIDE, number, state, null, driver, Instant.EPOCH));
	}

	private void assertBroken(Invariant invariant) {
		assertThat(this.violations.counts()).containsOnlyKeys(invariant);
	}

}
