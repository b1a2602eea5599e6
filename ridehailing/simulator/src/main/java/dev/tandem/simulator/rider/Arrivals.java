package dev.tandem.simulator.rider;

import java.time.Duration;

import dev.tandem.simulator.base.SeededRandom;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.base.Workers;
import dev.tandem.simulator.city.CityHour;

/**
 * Riders as they come: a Poisson process whose rate follows the hour.
 */
public final class Arrivals {

	private static final double NANOS_PER_MINUTE = 60e9;

	/** The rate is read again after it, even if nobody came. */
	private static final Duration MAX_GAP = Duration.ofMinutes(1);

	private final RideRate rate;

	private final SeededRandom random;

	/**
	 * The same for the same seed.
	 * @param seed of the simulation
	 * @param rate how many come
	 */
	public Arrivals(long seed, RideRate rate) {
		this.rate = rate;
		this.random = SeededRandom.of(seed, "arrivals", 0);
	}

	/**
	 * Lets riders come, each on a thread of their own, until it is time to stop.
	 * @param context what all riders share
	 * @param seed decides who they are
	 * @param arrivalsStop when nobody comes any more
	 * @param workers runs them
	 * @throws InterruptedException when interrupted
	 */
	public void run(RiderContext context, long seed, StopSignal arrivalsStop, Workers workers)
			throws InterruptedException {
		int number = 0;
		Gap gap = nextGap(context.hour());
		while (arrivalsStop.sleep(gap.time())) {
			if (gap.endsWithARider()) {
				Rider rider = new Rider(context, seed, number++);
				workers.start(rider::run);
			}
			gap = nextGap(context.hour());
		}
	}

	/**
	 * The time until the next rider, or until the rate is looked at again.
	 * @param hour the present hour
	 * @return the time, and whether a rider comes then
	 */
	Gap nextGap(CityHour hour) {
		double perMinute = this.rate.perMinute(hour);
		if (perMinute <= 0) {
			return new Gap(MAX_GAP, false);
		}
		Duration time = this.random.exponential(Duration.ofNanos(Math.round(NANOS_PER_MINUTE / perMinute)));
		return (time.compareTo(MAX_GAP) < 0) ? new Gap(time, true) : new Gap(MAX_GAP, false);
	}

	/**
	 * A time in which nobody comes.
	 *
	 * @param time how long
	 * @param endsWithARider whether a rider comes after it
	 */
	record Gap(Duration time, boolean endsWithARider) {
	}

}
