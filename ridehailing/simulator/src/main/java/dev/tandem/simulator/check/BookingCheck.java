package dev.tandem.simulator.check;

import dev.tandem.simulator.client.Quote;
import dev.tandem.simulator.client.RideResponse;
import org.jspecify.annotations.Nullable;

/**
 * What a rider was promised and what he got, under one key.
 */
public final class BookingCheck {

	private final Quote quote;

	private final Violations violations;

	private @Nullable RideResponse first;

	/**
	 * Begins with the promise.
	 * @param quote what was quoted
	 * @param violations where what is broken goes
	 */
	public BookingCheck(Quote quote, Violations violations) {
		this.quote = quote;
		this.violations = violations;
	}

	/**
	 * Takes an answer to the key's request.
	 * @param ride the ride
	 */
	public void add(RideResponse ride) {
		if (!ride.fare().equals(this.quote.fare()) || !ride.quoteId().equals(this.quote.id())) {
			this.violations.add(Invariant.FARE_IS_THE_QUOTES, ride + " for " + this.quote);
		}
		if (this.first == null) {
			this.first = ride;
		}
		else if (!this.first.id().equals(ride.id())) {
			this.violations.add(Invariant.SAME_KEY_SAME_RIDE, ride + " after " + this.first);
		}
	}

}
