package dev.tandem.simulator.check;

import java.util.UUID;

import dev.tandem.simulator.client.Fare;
import dev.tandem.simulator.client.Quote;
import dev.tandem.simulator.client.RideAnswer;
import dev.tandem.simulator.client.RideState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BargainTests {

	private static final Fare FARE = new Fare(1_250, "USD");

	private final Violations violations = new Violations((line) -> {
	});

	private final Quote quote = new Quote(UUID.randomUUID(), FARE, 1.0);

	private final Bargain bargain = new Bargain(this.quote, this.violations);

	private final RideAnswer ride = new RideAnswer(UUID.randomUUID(), this.quote.id(), RideState.REQUESTED, FARE);

	@Test
	void sameRideForWhatWasQuotedBreaksNothing() {
		this.bargain.add(this.ride);
		this.bargain.add(this.ride);
		assertThat(this.violations.counts()).isEmpty();
	}

	@Test
	void anotherFareIsNotTheQuotes() {
		this.bargain
			.add(new RideAnswer(UUID.randomUUID(), this.quote.id(), RideState.REQUESTED, new Fare(1_251, "USD")));
		assertThat(this.violations.counts()).containsOnlyKeys(Invariant.FARE_IS_THE_QUOTES);
	}

	@Test
	void rideForAnotherQuoteIsNotTheQuotes() {
		this.bargain.add(new RideAnswer(UUID.randomUUID(), UUID.randomUUID(), RideState.REQUESTED, FARE));
		assertThat(this.violations.counts()).containsOnlyKeys(Invariant.FARE_IS_THE_QUOTES);
	}

	@Test
	void secondRideOfOneKeyIsNotTheSame() {
		this.bargain.add(this.ride);
		this.bargain.add(new RideAnswer(UUID.randomUUID(), this.quote.id(), RideState.REQUESTED, FARE));
		assertThat(this.violations.counts()).containsOnlyKeys(Invariant.SAME_KEY_SAME_RIDE);
	}

}
