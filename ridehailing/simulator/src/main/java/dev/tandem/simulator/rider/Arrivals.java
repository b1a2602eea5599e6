package dev.tandem.simulator.rider;

import java.time.Duration;

import dev.tandem.simulator.base.SeededRandom;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.base.Workers;
import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.driver.SimulationContext;

/** The arrivals of riders: a Poisson process whose rate follows the hour. */
public final class Arrivals {

	private static final double NANOS_PER_MINUTE = 60e9;

	/** The rate is read again after this time, even if no rider arrived. */
	private static final Duration MAX_GAP = Duration.ofMinutes(1);

	private final RideRate rate;

	private final SeededRandom random;

	/** Creates arrivals; the same seed gives the same arrivals. */
	public Arrivals(long seed, RideRate rate) {
		this.rate = rate;
		this.random = SeededRandom.of(seed, "arrivals", 0);
	}

	/**
	 * Starts riders, each on a thread of its own, until the arrivals stop.
	 * @param context shared by all riders
	 * @param arrivalsStop stops the arrivals
	 */
	public void run(SimulationContext context, long seed, StopSignal arrivalsStop, Workers workers)
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

	/** Returns the time until the next rider, or until the rate is read again. */
	Gap nextGap(CityHour hour) {
		double perMinute = this.rate.perMinute(hour);
		if (perMinute <= 0) {
			return new Gap(MAX_GAP, false);
		}
		Duration time = this.random.exponential(Duration.ofNanos(Math.round(NANOS_PER_MINUTE / perMinute)));
		return (time.compareTo(MAX_GAP) < 0) ? new Gap(time, true) : new Gap(MAX_GAP, false);
	}

	/** A time without arrivals. */
	record Gap(Duration time, boolean endsWithARider) {
	}

}
