package dev.tandem.gateway.ridehailing.quote;

import java.math.BigDecimal;
import java.time.Instant;

import dev.tandem.gateway.ridehailing.city.RoadEstimate;
import dev.tandem.gateway.ridehailing.quote.Fare.FareBreakdown;

import org.springframework.stereotype.Component;

/**
 * Computes the fallback price of a ride, by rule, while the model is unavailable: the ML
 * service's tariff and distance estimate, at the usual speed for the hour and the
 * distance, without surge.
 * <p>
 * The tariff is the one documented in docs/ridehailing/model.md; each part is rounded
 * half up. The amount that lifts a fare to the minimum is added to its base.
 */
@Component
final class FallbackTariff {

	static final int BASE_CENTS = 250;

	static final int CENTS_PER_KILOMETER = 121;

	static final int CENTS_PER_MINUTE = 32;

	static final int MINIMUM_CENTS = 500;

	Price price(Trip trip, Instant moment) {
		RoadEstimate road = RoadEstimate.of(trip.pickup().coordinates(), trip.dropoff().coordinates(), moment);
		int meters = road.meters();
		int seconds = (int) road.duration().toSeconds();
		return new Price(fare(meters, seconds), BigDecimal.ONE.setScale(2), meters, seconds, Pricing.FALLBACK, null);
	}

	private static Fare fare(int meters, int seconds) {
		long distance = Math.round(meters * CENTS_PER_KILOMETER / 1000.0);
		long time = Math.round(seconds * CENTS_PER_MINUTE / 60.0);
		long base = Math.max(BASE_CENTS, MINIMUM_CENTS - distance - time);
		return new Fare(base + distance + time, "USD", new FareBreakdown(base, distance, time, 0));
	}

}
