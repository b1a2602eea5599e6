package dev.tandem.simulator.rider;

import dev.tandem.simulator.city.CityHour;

/**
 * How many riders come.
 */
@FunctionalInterface
public interface RideRate {

	/**
	 * The mean rate at an hour.
	 * @param hour when
	 * @return riders a minute of the simulator's clock, zero or more
	 */
	double perMinute(CityHour hour);

}
