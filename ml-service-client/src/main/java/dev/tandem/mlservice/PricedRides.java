package dev.tandem.mlservice;

import java.util.List;
import java.util.Objects;

/**
 * The outcomes of pricing many rides in one call.
 *
 * @param outcomes one for each ride asked, in the order asked
 * @param timing what the whole computation took the service
 */
public record PricedRides(List<PriceOutcome> outcomes, ComputeTiming timing) {

	public PricedRides {
		outcomes = List.copyOf(outcomes);
		Objects.requireNonNull(timing, "timing");
	}

}
