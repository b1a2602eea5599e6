package dev.tandem.mlservice.ridehailing;

import java.util.List;
import java.util.Objects;

import dev.tandem.mlservice.platform.FieldViolation;
import dev.tandem.mlservice.platform.Require;

/**
 * The price of one ride of many, or the reasons why it has none.
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
	 * @param violations the reasons, at least one
	 */
	record Refused(List<FieldViolation> violations) implements PriceOutcome {

		public Refused {
			violations = List.copyOf(violations);
			Require.that("violations", violations, !violations.isEmpty(), "not empty");
		}

	}

}
