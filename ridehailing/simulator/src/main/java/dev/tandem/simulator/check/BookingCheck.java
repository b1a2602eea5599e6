package dev.tandem.simulator.check;

import dev.tandem.ridehailing.client.Quote;
import dev.tandem.ridehailing.client.RideResponse;
import org.jspecify.annotations.Nullable;

/**
 * Checks the rides that the gateway returns for one idempotency key against the quote.
 */
public final class BookingCheck {

	private final Quote quote;

	private final Violations violations;

	private @Nullable RideResponse first;

	public BookingCheck(Quote quote, Violations violations) {
		this.quote = quote;
		this.violations = violations;
	}

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
