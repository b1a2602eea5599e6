package dev.tandem.gateway.ridehailing.quote;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

import dev.tandem.gateway.ridehailing.quote.Fare.FareBreakdown;
import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.ridehailing.RidePrice;

/**
 * Accepts a price of the model only when it is plausible for a ride in this city. The
 * client has already checked that the response is well formed.
 */
final class PriceSanityCheck {

	private static final String CURRENCY = "USD";

	/** Limits far above any real ride: the city is 60 km across. */
	private static final int MAX_METERS = 200_000;

	private static final Duration MAX_DURATION = Duration.ofHours(12);

	private static final long MAX_CENTS = 500_000;

	/** Distance by road over straight line; below 1 to tolerate rounding. */
	private static final double MIN_DETOUR_FACTOR = 0.9;

	private PriceSanityCheck() {
	}

	static Price of(RidePrice price, Trip trip) {
		double straight = trip.pickup().coordinates().metersTo(trip.dropoff().coordinates());
		require(CURRENCY.equals(price.fare().currency()), "currency", price.fare().currency());
		require(price.fare().amount() <= MAX_CENTS, "amount", price.fare().amount());
		require(price.duration().compareTo(MAX_DURATION) <= 0, "duration", price.duration());
		require(price.distanceMeters() <= MAX_METERS
				&& price.distanceMeters() >= Math.floor(straight * MIN_DETOUR_FACTOR), "distance",
				price.distanceMeters());
		return new Price(fare(price.fare()), BigDecimal.valueOf(price.surge()).setScale(2, RoundingMode.HALF_UP),
				price.distanceMeters(), seconds(price.duration()), Pricing.MODEL, price.modelVersion());
	}

	private static void require(boolean holds, String field, Object value) {
		if (!holds) {
			throw new MlServiceProtocolException("The ML service's response is implausible: " + field + " " + value,
					null);
		}
	}

	private static Fare fare(dev.tandem.mlservice.ridehailing.Fare fare) {
		return new Fare(fare.amount(), fare.currency(),
				new FareBreakdown(fare.base(), fare.distance(), fare.time(), fare.surge()));
	}

	private static int seconds(Duration duration) {
		return Math.max(1, Math.toIntExact(duration.plusMillis(500).toSeconds()));
	}

}
