package dev.tandem.mlservice;

import java.util.List;
import java.util.Objects;

/**
 * A price, or why there is none, for one ride of many.
 */
public sealed interface PriceOutcome {

	/**
	 * The ride has a price.
	 *
	 * @param price the price
	 */
	record Priced(RidePrice price) implements PriceOutcome {

		public Priced {
			Objects.requireNonNull(price, "price");
		}

	}

	/**
	 * The ride was refused.
	 *
	 * @param violations what is wrong with it, at least one
	 */
	record Refused(List<FieldViolation> violations) implements PriceOutcome {

		public Refused {
			violations = List.copyOf(violations);
			Require.that("violations", violations, !violations.isEmpty(), "not empty");
		}

	}

}
