package dev.tandem.simulator;

import java.time.Duration;

import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.client.Gateways;
import org.jspecify.annotations.Nullable;

/**
 * What is simulated.
 *
 * @param gateways where the API is
 * @param drivers how many there are at the busiest hour
 * @param ridesPerMinute how many rides are asked for at the busiest hour; null for as
 * many as the drivers can serve
 * @param seed decides what everybody does
 * @param speed how much faster than life cars and people are
 * @param hour the hour at which the city stays; null for the present one
 * @param duration how long riders come; null for ever
 * @param drain how long rides may go on then
 * @param reportEvery how often a line is printed
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
