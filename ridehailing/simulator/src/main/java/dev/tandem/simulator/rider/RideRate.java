package dev.tandem.simulator.rider;

import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.Demand;

/** The rate at which riders arrive. */
@FunctionalInterface
public interface RideRate {

	/** Some riders travel at night too. */
	double MIN_SHARE = 1.0 / 3;

	/** Returns the mean riders per minute, zero or more, of the simulator's clock. */
	double perMinute(CityHour hour);

	/** Returns a rate that has its peak at the busiest hour and follows the demand. */
	static RideRate fixed(double peak, Demand demand) {
		return (hour) -> peak * Math.max(MIN_SHARE, demand.shareOfPeakAt(hour));
	}

}
