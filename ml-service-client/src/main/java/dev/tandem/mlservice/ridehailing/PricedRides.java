package dev.tandem.mlservice.ridehailing;

import java.util.List;
import java.util.Objects;

/**
 * The outcomes of pricing many rides in one call.
 *
 * @param outcomes one for each ride, in the order of the request
 * @param timing the service's time for the whole computation
 */
public record PricedRides(List<PriceOutcome> outcomes, ComputeTiming timing) {

	public PricedRides {
		outcomes = List.copyOf(outcomes);
		Objects.requireNonNull(timing, "timing");
	}

}
