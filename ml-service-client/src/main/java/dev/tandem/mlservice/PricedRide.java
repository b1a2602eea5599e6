package dev.tandem.mlservice;

import java.util.Objects;

/**
 * The price of one ride.
 *
 * @param price the price
 * @param timing what it took the service
 */
public record PricedRide(RidePrice price, ComputeTiming timing) {

	public PricedRide {
		Objects.requireNonNull(price, "price");
		Objects.requireNonNull(timing, "timing");
	}

}
