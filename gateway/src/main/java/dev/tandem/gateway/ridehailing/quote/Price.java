package dev.tandem.gateway.ridehailing.quote;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * A price, whoever computed it.
 *
 * @param fare what the ride costs
 * @param surge the multiplier in it, to two decimals
 * @param distanceMeters estimated way by road
 * @param durationSeconds predicted time
 * @param pricing who priced
 * @param modelVersion the model that priced; null for a fallback
 */
record Price(Fare fare, BigDecimal surge, int distanceMeters, int durationSeconds, Pricing pricing,
		@Nullable String modelVersion) {
}
