package dev.tandem.simulator.rider;

import java.time.Duration;

import dev.tandem.simulator.city.CityHour;

/** The simulator's own arrivals without threads, for {@code CityDayTests}. */
public final class ModelArrivals {

	private final Arrivals arrivals;

	public ModelArrivals(long seed, RideRate rate) {
		this.arrivals = new Arrivals(seed, rate);
	}

	/** Passes the time until the next rider, and whether one arrives then. */
	public void next(CityHour hour, Next next) {
		Arrivals.Gap gap = this.arrivals.nextGap(hour);
		next.after(gap.time(), gap.endsWithARider());
	}

	/** The receiver. */
	public interface Next {

		void after(Duration gap, boolean riderComes);

	}

}
