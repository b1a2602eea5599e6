package dev.tandem.gateway.quote;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;

import dev.tandem.gateway.quote.QuoteValidator.Trip;

import org.springframework.stereotype.Component;

/**
 * Prices a ride by rule while the model cannot be asked: the ML service's tariff on a
 * straight line times a factor, at an ordinary speed for the hour, without surge.
 * <p>
 * The tariff is the one documented in docs/model.md; each part is rounded half up, and
 * what lifts a fare to the minimum is added to its base.
 */
@Component
final class FallbackTariff {

	static final int BASE_CENTS = 250;

	static final int CENTS_PER_KILOMETER = 121;

	static final int CENTS_PER_MINUTE = 32;

	static final int MINIMUM_CENTS = 500;

	/** Way by road over straight line, about the city's mean. */
	private static final double CIRCUITY = 1.3;

	private static final double DAY_KMH = 17;

	private static final double NIGHT_KMH = 25;

	private static final int DAY_BEGINS = 6;

	private static final int DAY_ENDS = 22;

	private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

	Price price(Trip trip, Instant moment) {
		double straight = trip.pickup().coordinates().metersTo(trip.dropoff().coordinates());
		int meters = (int) Math.max(1, Math.round(straight * CIRCUITY));
		int seconds = (int) Math.max(1, Math.round(meters / (kilometersPerHour(moment) / 3.6)));
		return new Price(fare(meters, seconds), BigDecimal.ONE.setScale(2), meters, seconds, Pricing.FALLBACK, null);
	}

	private static Fare fare(int meters, int seconds) {
		long distance = Math.round(meters * CENTS_PER_KILOMETER / 1000.0);
		long time = Math.round(seconds * CENTS_PER_MINUTE / 60.0);
		long base = Math.max(BASE_CENTS, MINIMUM_CENTS - distance - time);
		return new Fare(base + distance + time, "USD", new FareBreakdown(base, distance, time, 0));
	}

	private static double kilometersPerHour(Instant moment) {
		int hour = moment.atZone(NEW_YORK).getHour();
		return (hour >= DAY_BEGINS && hour < DAY_ENDS) ? DAY_KMH : NIGHT_KMH;
	}

}
