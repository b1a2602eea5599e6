package dev.tandem.mlservice.ridehailing;

import java.util.Objects;

/**
 * The price of one ride.
 *
 * @param price the price
 * @param timing the service's time for it
 */
public record PricedRide(RidePrice price, ComputeTiming timing) {

	public PricedRide {
		Objects.requireNonNull(price, "price");
		Objects.requireNonNull(timing, "timing");
	}

}
