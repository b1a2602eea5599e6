package dev.tandem.simulator.city;

import java.time.Duration;

/**
 * How long a ride keeps a driver busy: the drive to the rider, the boarding and the trip.
 */
public record ServiceTime(Demand demand, Traffic traffic) {

	/** Driven metres per straight metre; a test measures it on the street grid. */
	static final double STREET_DETOUR = 1.4;

	/** Straight from the nearest free driver; measured by {@code CityDayTests}. */
	static final double PICKUP_METERS = 1_300;

	private static final double BOARDING_SECONDS = 35;

	/** Returns the mean real-life time from the acceptance to the end of a ride. */
	public Duration at(CityHour hour) {
		double meters = STREET_DETOUR * (PICKUP_METERS + this.demand.meanTripMeters(hour));
		double seconds = BOARDING_SECONDS + meters / this.traffic.metersPerSecond(hour);
		return Duration.ofMillis(Math.round(1_000 * seconds));
	}

}
