package dev.tandem.simulator.rider;

import java.time.Duration;

import dev.tandem.simulator.city.CityHour;

/**
 * The simulator's own arrivals without threads, for the model of the city's day.
 */
public final class ModelArrivals {

	private final Arrivals arrivals;

	public ModelArrivals(long seed, RideRate rate) {
		this.arrivals = new Arrivals(seed, rate);
	}

	/** Tells how long nobody comes, and whether a rider comes then. */
	public void next(CityHour hour, Next next) {
		Arrivals.Gap gap = this.arrivals.nextGap(hour);
		next.after(gap.time(), gap.endsWithARider());
	}

	/** What follows. */
	public interface Next {

		void after(Duration gap, boolean riderComes);

	}

}
