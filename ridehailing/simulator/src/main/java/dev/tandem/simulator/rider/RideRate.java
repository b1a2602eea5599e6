package dev.tandem.simulator.rider;

import dev.tandem.simulator.city.CityHour;

/** The rate at which riders arrive. */
@FunctionalInterface
public interface RideRate {

	/**
	 * Returns the mean rate at an hour.
	 * @return riders per minute of the simulator's clock, zero or more
	 */
	double perMinute(CityHour hour);

}
