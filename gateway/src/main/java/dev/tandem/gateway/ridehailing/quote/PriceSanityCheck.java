package dev.tandem.gateway.ridehailing.quote;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

import dev.tandem.gateway.ridehailing.quote.QuoteValidator.Trip;
import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.ridehailing.RidePrice;

/**
 * Accepts the model's price, unless it cannot be one of a ride in this city: the client
 * sees to it that an answer is well formed, this that it makes sense.
 */
final class PriceSanityCheck {

	private static final String CURRENCY = "USD";

	/** The city is 60 km across; no way through it is so long, no ride so dear. */
	private static final int MAX_METERS = 200_000;

	private static final Duration MAX_DURATION = Duration.ofHours(12);

	private static final long MAX_CENTS = 500_000;

	/** No way is shorter than the straight line, but for what an estimate may lose. */
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
			throw new MlServiceProtocolException("The ML service's answer makes no sense: " + field + " " + value,
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
