package dev.tandem.simulator.rider;

import java.time.Duration;

import dev.tandem.simulator.base.Chance;
import dev.tandem.simulator.base.Crew;
import dev.tandem.simulator.base.StopSignal;

/**
 * Riders as they come: a Poisson process whose rate follows the hour.
 */
public final class Arrivals {

	/** Even at night somebody wants to go home. */
	private static final double LEAST = 1.0 / 3;

	private final RiderWorld world;

	private final long seed;

	private final double perMinute;

	private final Chance chance;

	/**
	 * Riders who are the same for the same seed.
	 * @param world what all share
	 * @param seed of the simulation
	 * @param perMinute how many come at the busiest hour of the week
	 */
	public Arrivals(RiderWorld world, long seed, double perMinute) {
		this.world = world;
		this.seed = seed;
		this.perMinute = perMinute;
		this.chance = Chance.of(seed, "arrivals", 0);
	}

	/**
	 * Lets riders come, each on a thread of his own, until it is time to stop.
	 * @param closing when nobody comes any more
	 * @param crew runs them
	 * @throws InterruptedException when interrupted
	 */
	public void come(StopSignal closing, Crew crew) throws InterruptedException {
		for (int number = 0; closing.pause(this.chance.untilNext(meanGap())); number++) {
			Rider rider = new Rider(this.world, this.seed, number);
			crew.hire(rider::go);
		}
	}

	private Duration meanGap() {
		double rate = this.perMinute * Math.max(LEAST, this.world.demand().shareOfPeakAt(this.world.hour()));
		return Duration.ofNanos(Math.round(60e9 / rate));
	}

}
