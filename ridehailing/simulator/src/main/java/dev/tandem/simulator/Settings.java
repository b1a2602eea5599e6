package dev.tandem.simulator;

import java.time.Duration;

import dev.tandem.ridehailing.client.Gateways;
import dev.tandem.simulator.city.CityHour;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a simulation.
 *
 * @param drivers the number of drivers at the busiest hour
 * @param ridesPerMinute the rides requested at the busiest hour; null for as many as the
 * drivers can serve
 * @param speed factor by which cars and people are faster than in real life
 * @param hour the hour that the city stays at; null for the current hour
 * @param duration how long riders arrive; null for no limit
 * @param drain how long rides may continue afterwards
 */
record Settings(Gateways gateways, int drivers, @Nullable Double ridesPerMinute, long seed, double speed,
		@Nullable CityHour hour, @Nullable Duration duration, Duration drain, Duration reportEvery) {

	Settings {
		require(drivers >= 0, "--drivers must not be negative");
		require(ridesPerMinute == null || (ridesPerMinute >= 0 && Double.isFinite(ridesPerMinute)),
				"--rides-per-minute must not be negative");
		require(speed > 0 && speed <= 100, "--speed must be above 0 and at most 100");
		require(!reportEvery.isZero(), "--report-every must not be zero");
	}

	private static void require(boolean holds, String otherwise) {
		if (!holds) {
			throw new IllegalArgumentException(otherwise);
		}
	}

}
