package dev.tandem.mlservice.ridehailing;

import java.time.Duration;
import java.util.Objects;

import dev.tandem.mlservice.platform.Require;

/**
 * A price and the values it was computed from.
 *
 * @param fare the fare and its parts
 * @param surge the surge multiplier, in [1, 3]
 * @param forecastDemand requests forecast for the pickup's cell in the next ten minutes
 * @param distanceMeters estimated distance by road, more than 0
 * @param duration predicted time from pickup to dropoff, more than 0
 * @param modelVersion version of the model that computed the price
 */
public record RidePrice(Fare fare, double surge, double forecastDemand, int distanceMeters, Duration duration,
		String modelVersion) {

	private static final double MIN_SURGE = 1;

	private static final double MAX_SURGE = 3;

	public RidePrice {
		Objects.requireNonNull(fare, "fare");
		Require.within("surge", surge, MIN_SURGE, MAX_SURGE);
		Require.notNegative("forecastDemand", forecastDemand);
		Require.positive("distanceMeters", distanceMeters);
		Require.that("duration", duration, duration.isPositive(), "more than 0");
		Require.notBlank("modelVersion", modelVersion);
	}

}
