package dev.tandem.gateway.quote;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;

import dev.tandem.gateway.quote.QuoteValidator.Trip;

import org.springframework.stereotype.Component;

/**
 * Prices a ride by rule while the model cannot be asked: the ML service's tariff and
 * estimate of the way, at an ordinary speed for the hour and the distance, without surge.
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

	/** Way by road over straight line across the city, and what is added next door. */
	private static final double CIRCUITY = 1.22;

	private static final double CIRCUITY_NEARBY = 0.16;

	private static final double NEARBY_METERS = 4_000;

	/**
	 * Median speed of taxis on weekdays by hour, km/h: city/nyc-taxi-2019-03-facts.json.
	 */
	private static final double[] KMH_BY_HOUR = { 23.1, 25.1, 27.8, 25.0, 31.8, 28.5, 23.2, 17.9, 13.9, 12.8, 12.5,
			12.4, 13.6, 14.2, 14.2, 14.3, 13.5, 14.1, 14.3, 16.3, 17.0, 18.0, 18.0, 18.3 };

	/** The median ride, to which the speeds by hour belong; longer rides are faster. */
	private static final double MEDIAN_KM = 2.7;

	private static final double GAIN = 0.35;

	private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

	Price price(Trip trip, Instant moment) {
		double straight = trip.pickup().coordinates().metersTo(trip.dropoff().coordinates());
		int meters = (int) Math.max(1, Math.round(straight * circuity(straight)));
		int seconds = (int) Math.max(1, Math.round(meters / (kmh(meters, moment) / 3.6)));
		return new Price(fare(meters, seconds), BigDecimal.ONE.setScale(2), meters, seconds, Pricing.FALLBACK, null);
	}

	private static Fare fare(int meters, int seconds) {
		long distance = Math.round(meters * CENTS_PER_KILOMETER / 1000.0);
		long time = Math.round(seconds * CENTS_PER_MINUTE / 60.0);
		long base = Math.max(BASE_CENTS, MINIMUM_CENTS - distance - time);
		return new Fare(base + distance + time, "USD", new FareBreakdown(base, distance, time, 0));
	}

	private static double circuity(double straightMeters) {
		return CIRCUITY + CIRCUITY_NEARBY * Math.exp(-straightMeters / NEARBY_METERS);
	}

	private static double kmh(int meters, Instant moment) {
		double gain = Math.pow(meters / 1000.0 / MEDIAN_KM, GAIN);
		return KMH_BY_HOUR[moment.atZone(NEW_YORK).getHour()] * gain;
	}

}
