package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.random.RandomGenerator;

import dev.tandem.simulator.city.Place;
import dev.tandem.simulator.city.Route;
import dev.tandem.simulator.client.RideState;
import org.jspecify.annotations.Nullable;

/**
 * A car with what it is about: cruising, waiting, or on an errand. It drives on while its
 * driver has no connection.
 */
final class Cab {

	/** A cab without a rider is in no hurry. */
	private static final double CRUISING = 0.6;

	private final World world;

	private final Temper temper;

	private final Cruise cruise;

	private Place position;

	private @Nullable Route route;

	private @Nullable Errand errand;

	private long movedAt = System.nanoTime();

	private double restSeconds;

	Cab(World world, Temper temper, RandomGenerator random) {
		this.world = world;
		this.temper = temper;
		this.cruise = new Cruise(world, random);
		this.position = world.streets().cornerAt(this.cruise.idea());
	}

	/** Comes to work, from wherever the driver lives, to where a car is wanted. */
	void beginShift() {
		if (this.errand == null) {
			this.position = this.cruise.next(this.cruise.idea());
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

	@Nullable Errand errand() {
		return this.errand;
	}

	/** Sets out on an errand, or goes on with it as it is now. */
	void take(Errand next) {
		boolean sameGoal = this.errand != null && this.errand.goal().equals(next.goal());
		if (this.errand == null) {
			this.cruise.leaveRank();
			this.world.statistics().driversBusy().incrementAndGet();
		}
		if (!sameGoal) {
			this.route = this.world.streets().way(this.position, next.goal());
		}
		this.restSeconds = (next.state() == RideState.ARRIVED) ? seconds(this.temper.boarding()) : 0;
		this.errand = next;
	}

	/** Has no errand any more. */
	void drop() {
		if (this.errand != null) {
			this.world.statistics().driversBusy().decrementAndGet();
			this.errand = null;
			this.route = null;
			this.restSeconds = 0;
		}
	}

	/** Whether the errand's next step can be told. */
	boolean isDone() {
		return this.errand != null && (this.route == null || this.route.ended()) && this.restSeconds <= 0;
	}

	/** Lives through the time since the last call, faster by the simulation's speed. */
	void live() {
		long now = System.nanoTime();
		live((now - this.movedAt) / 1e9 * this.world.speed());
		this.movedAt = now;
	}

	void live(double seconds) {
		if (this.route != null && !this.route.ended()) {
			this.route.advance(seconds * metersPerSecond());
			this.position = this.route.position();
		}
		else if (this.restSeconds > 0) {
			this.restSeconds -= seconds;
		}
		else if (this.errand == null) {
			cruise();
		}
	}

	private double metersPerSecond() {
		double hurry = (this.errand == null && !this.cruise.isAtRank()) ? CRUISING : 1;
		return this.world.traffic().metersPerSecond(this.world.hour()) * this.temper.pace() * hurry;
	}

	private void cruise() {
		this.route = this.world.streets().way(this.position, this.cruise.next(this.position));
		this.restSeconds = seconds(this.temper.rest());
	}

	private static double seconds(Duration time) {
		return time.toMillis() / 1_000.0;
	}

}
