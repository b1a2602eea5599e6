package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.UUID;

import dev.tandem.ridehailing.client.DriverMessage.AssignedRide;
import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.ridehailing.client.Trip;
import dev.tandem.simulator.base.SeededRandom;
import org.jspecify.annotations.Nullable;

/**
 * A simulated driver without a socket: the simulator's own cab and behaviour, for
 * {@code CityDayTests}.
 */
public final class ModelDriver {

	/** The driver's response to an offer. */
	public enum Reply {

		/** Accepts the offer. */
		ACCEPT,
		/** Declines it. */
		DECLINE,
		/** Does not respond. */
		IGNORE

	}

	private final SimulationContext context;

	private final int number;

	private final DriverBehavior behavior;

	private final Cab cab;

	private boolean working;

	public ModelDriver(SimulationContext context, long seed, int number) {
		this.context = context;
		this.number = number;
		this.behavior = new DriverBehavior(SeededRandom.of(seed, "temper", number));
		this.cab = new Cab(context, this.behavior, SeededRandom.of(seed, "cab", number).random());
	}

	/** Starts or ends a shift by the roster; a driver with a ride continues. */
	public void followRoster(boolean free) {
		boolean onDuty = this.context.roster().isOnDuty(this.number);
		if (onDuty && !this.working) {
			this.cab.startShift();
			this.working = true;
		}
		else if (!onDuty && free && this.working) {
			this.cab.endShift();
			this.working = false;
		}
	}

	public boolean isWorking() {
		return this.working;
	}

	public Place position() {
		return this.cab.position();
	}

	public boolean hasRide() {
		return this.cab.assignment() != null;
	}

	public @Nullable RideState rideState() {
		AssignedRide assignment = this.cab.assignment();
		return (assignment != null) ? assignment.state() : null;
	}

	public Reply reply() {
		return Reply.valueOf(this.behavior.decision().name());
	}

	public Duration reaction() {
		return this.behavior.reaction();
	}

	public Duration untilLoss() {
		return this.behavior.untilLoss();
	}

	public Duration offlineTime() {
		return this.behavior.offlineTime();
	}

	public boolean losesConnectionOnRide() {
		return this.behavior.losesConnectionOnRide();
	}

	public Duration untilDeadSpot() {
		return this.behavior.boarding();
	}

	public void accept(Trip trip) {
		this.cab.assign(new AssignedRide(UUID.randomUUID(), RideState.ACCEPTED, trip.pickup(), trip.dropoff()));
	}

	public void unassign() {
		this.cab.unassign();
	}

	/** Moves the cab; whether that completed the ride. */
	public boolean advance(double seconds) {
		this.cab.advance(seconds);
		AssignedRide assignment = this.cab.assignment();
		if (assignment == null || !this.cab.isStepDone()) {
			return false;
		}
		if (assignment.next() == RideState.COMPLETED) {
			this.cab.unassign();
			return true;
		}
		this.cab.assign(assignment.withState(assignment.next()));
		return false;
	}

}
