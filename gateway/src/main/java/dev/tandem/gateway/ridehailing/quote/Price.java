package dev.tandem.gateway.ridehailing.quote;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A price, computed by the model or by the fallback rule.
 *
 * @param fare the amount to pay
 * @param surge the multiplier in the fare, to two decimals
 * @param distanceMeters estimated distance by road
 * @param durationSeconds predicted time
 * @param pricing how it was computed
 * @param modelVersion the model that priced; null for a fallback
 */
record Price(Fare fare, BigDecimal surge, int distanceMeters, int durationSeconds, Pricing pricing,
		@Nullable String modelVersion) {
}
