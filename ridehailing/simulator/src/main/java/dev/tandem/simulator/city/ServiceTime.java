package dev.tandem.simulator.city;

import java.time.Duration;

/**
 * How long a ride keeps a driver busy at an hour, as life goes: the way to the rider, the
 * boarding, the trip. The driven ways are longer than straight lines, see the factor.
 */
public final class ServiceTime {

	/** Driven metres for each straight one; the tests measure it on the street grid. */
	static final double STREET_DETOUR = 1.4;

	/**
	 * Of the nearest free driver to the rider, straight; the tests of the city's day
	 * measure it.
	 */
	static final double PICKUP_METERS = 1_300;

	private static final double BOARDING_SECONDS = 35;

	private final Demand demand;

	private final Traffic traffic;

	/**
	 * Takes what decides it.
	 * @param demand how long the trips are
	 * @param traffic how fast the streets are
	 */
	public ServiceTime(Demand demand, Traffic traffic) {
		this.demand = demand;
		this.traffic = traffic;
	}

	/**
	 * The mean at an hour.
	 * @param hour when the ride begins
	 * @return the time as life goes, from the acceptance to the end of the ride
	 */
	public Duration at(CityHour hour) {
		double meters = STREET_DETOUR * (PICKUP_METERS + this.demand.meanTripMeters(hour));
		double seconds = BOARDING_SECONDS + meters / this.traffic.metersPerSecond(hour);
		return Duration.ofMillis(Math.round(1_000 * seconds));
	}

}
