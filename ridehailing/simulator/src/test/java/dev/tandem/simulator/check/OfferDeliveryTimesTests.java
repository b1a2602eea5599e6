package dev.tandem.simulator.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OfferDeliveryTimesTests {

	private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

	private final OfferDeliveryTimes times = new OfferDeliveryTimes();

	@Test
	void arrivalBelongsToTheLatestOfferBeforeIt() {
		UUID ride = UUID.randomUUID();
		this.times.received(ride, START.plusMillis(12));
		this.times.received(ride, START.plusMillis(10_030));
		List<Instant> made = List.of(START, START.plusMillis(5_000), START.plusMillis(10_000));
		assertThat(this.times.taken(ride, made)).containsExactly(Duration.ofMillis(12), Duration.ofMillis(30));
		assertThat(this.times.taken(ride, made)).isEmpty();
	}

	@Test
	void rideOfferedToOthersOnlyHasNoTimes() {
		assertThat(this.times.taken(UUID.randomUUID(), List.of(START))).isEmpty();
	}

}
