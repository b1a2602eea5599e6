package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.random.RandomGenerator;

import dev.tandem.ridehailing.client.DriverMessage.AssignedRide;
import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.simulator.city.Route;
import org.jspecify.annotations.Nullable;

/**
 * A car that cruises, waits or drives to an assignment. It continues while its driver has
 * no connection. Not thread-safe.
 */
final class Cab {

	/** A cab without a rider drives slower. */
	private static final double CRUISING_SPEED_FACTOR = 0.6;

	private final SimulationContext context;

	private final DriverBehavior behavior;

	private final Cruise cruise;

	private Place position;

	private @Nullable Route route;

	private @Nullable AssignedRide assignment;

	private long movedAt = System.nanoTime();

	private double restSeconds;

	Cab(SimulationContext context, DriverBehavior behavior, RandomGenerator random) {
		this.context = context;
		this.behavior = behavior;
		this.cruise = new Cruise(context, random);
		this.position = context.streets().cornerAt(this.cruise.randomPickup());
	}

	/** Starts a shift where cars are wanted. */
	void startShift() {
		if (this.assignment == null) {
			this.position = this.cruise.next(this.cruise.randomPickup());
			this.route = null;
			this.movedAt = System.nanoTime();
		}
	}

	void endShift() {
		this.cruise.leaveRank();
	}

	Place position() {
		return this.position;
	}

	@Nullable AssignedRide assignment() {
		return this.assignment;
	}

	/** Starts an assignment, or updates its state. */
	void assign(AssignedRide next) {
		boolean sameDestination = this.assignment != null && this.assignment.destination().equals(next.destination());
		if (this.assignment == null) {
			this.cruise.leaveRank();
			this.context.statistics().driversBusy().incrementAndGet();
		}
		if (!sameDestination) {
			this.route = this.context.streets().route(this.position, next.destination());
		}
		this.restSeconds = (next.state() == RideState.ARRIVED) ? seconds(this.behavior.boarding()) : 0;
		this.assignment = next;
	}

	void unassign() {
		if (this.assignment != null) {
			this.context.statistics().driversBusy().decrementAndGet();
			this.assignment = null;
			this.route = null;
			this.restSeconds = 0;
		}
	}

	/** Whether the assignment's next step can be reported. */
	boolean isStepDone() {
		return this.assignment != null && (this.route == null || this.route.ended()) && this.restSeconds <= 0;
	}

	/** Moves by the time since the last call, multiplied by the simulation's speed. */
	void advance() {
		long now = System.nanoTime();
		advance((now - this.movedAt) / 1e9 * this.context.speed());
		this.movedAt = now;
	}

	void advance(double seconds) {
		if (this.route != null && !this.route.ended()) {
			this.route.advance(seconds * metersPerSecond());
			this.position = this.route.position();
		}
		else if (this.restSeconds > 0) {
			this.restSeconds -= seconds;
		}
		else if (this.assignment == null) {
			cruise();
		}
	}

	private double metersPerSecond() {
		double hurry = (this.assignment == null && !this.cruise.isAtRank()) ? CRUISING_SPEED_FACTOR : 1;
		return this.context.traffic().metersPerSecond(this.context.hour()) * this.behavior.pace() * hurry;
	}

	private void cruise() {
		this.route = this.context.streets().route(this.position, this.cruise.next(this.position));
		this.restSeconds = seconds(this.behavior.rest());
	}

	private static double seconds(Duration time) {
		return time.toMillis() / 1_000.0;
	}

}
