package dev.tandem.simulator.check;

import java.util.UUID;

import dev.tandem.ridehailing.client.Fare;
import dev.tandem.ridehailing.client.Quote;
import dev.tandem.ridehailing.client.RideResponse;
import dev.tandem.ridehailing.client.RideState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BookingCheckTests {

	private static final Fare FARE = new Fare(1_250, "USD");

	private final Violations violations = new Violations((line) -> {
	});

	private final Quote quote = new Quote(UUID.randomUUID(), FARE, 1.0);

	private final BookingCheck booking = new BookingCheck(this.quote, this.violations);

	private final RideResponse ride = new RideResponse(UUID.randomUUID(), this.quote.id(), RideState.REQUESTED, FARE);

	@Test
	void sameRideForTheQuoteIsAllowed() {
		this.booking.add(this.ride);
		this.booking.add(this.ride);
		assertThat(this.violations.counts()).isEmpty();
	}

	@Test
	void differentFareIsAViolation() {
		this.booking
			.add(new RideResponse(UUID.randomUUID(), this.quote.id(), RideState.REQUESTED, new Fare(1_251, "USD")));
		assertThat(this.violations.counts()).containsOnlyKeys(Invariant.FARE_IS_THE_QUOTES);
	}

	@Test
	void rideOfAnotherQuoteIsAViolation() {
		this.booking.add(new RideResponse(UUID.randomUUID(), UUID.randomUUID(), RideState.REQUESTED, FARE));
		assertThat(this.violations.counts()).containsOnlyKeys(Invariant.FARE_IS_THE_QUOTES);
	}

	@Test
	void secondRideOfAKeyIsAViolation() {
		this.booking.add(this.ride);
		this.booking.add(new RideResponse(UUID.randomUUID(), this.quote.id(), RideState.REQUESTED, FARE));
		assertThat(this.violations.counts()).containsOnlyKeys(Invariant.SAME_KEY_SAME_RIDE);
	}

}
