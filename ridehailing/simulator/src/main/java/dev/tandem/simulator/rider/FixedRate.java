package dev.tandem.simulator.rider;

import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.Demand;

/**
 * A given number of riders at the busiest hour of the week, fewer at the others.
 *
 * @param peak riders a minute at the busiest hour
 * @param demand how busy the hours are
 */
public record FixedRate(double peak, Demand demand) implements RideRate {

	/** Even at night somebody wants to go home. */
	private static final double MIN_SHARE = 1.0 / 3;

	@Override
	public double perMinute(CityHour hour) {
		return this.peak * Math.max(MIN_SHARE, this.demand.shareOfPeakAt(hour));
	}

}
