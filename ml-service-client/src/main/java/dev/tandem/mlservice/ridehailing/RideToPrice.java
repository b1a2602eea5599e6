package dev.tandem.mlservice.ridehailing;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One ride to price.
 *
 * @param pickup where the ride starts
 * @param dropoff where it ends; not equal to the pickup
 * @param requestedAt when it would start
 * @param market the market around the pickup
 * @param weather the weather, or {@code null} for a dry day at the seasonal mean
 */
public record RideToPrice(GeoPoint pickup, GeoPoint dropoff, Instant requestedAt, MarketState market,
		@Nullable Weather weather) {

	public RideToPrice {
		Objects.requireNonNull(pickup, "pickup");
		Objects.requireNonNull(dropoff, "dropoff");
		Objects.requireNonNull(requestedAt, "requestedAt");
		Objects.requireNonNull(market, "market");
	}

}
