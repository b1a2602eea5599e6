package dev.tandem.simulator.rider;

import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.Demand;

/**
 * A fixed number of riders at the busiest hour of the week, fewer at other hours.
 *
 * @param peak riders per minute at the busiest hour
 * @param demand the demand of the hours
 */
public record FixedRate(double peak, Demand demand) implements RideRate {

	/** Some riders travel at night too. */
	private static final double MIN_SHARE = 1.0 / 3;

	@Override
	public double perMinute(CityHour hour) {
		return this.peak * Math.max(MIN_SHARE, this.demand.shareOfPeakAt(hour));
	}

}
