package dev.tandem.gateway.ridehailing.quote;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import dev.tandem.gateway.platform.timing.ServerTiming;
import dev.tandem.gateway.platform.timing.ServerTiming.Part;
import dev.tandem.gateway.ridehailing.quote.QuoteLatencies.QuoteLatency;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class QuoteLatenciesTests {

	private final MovableClock clock = new MovableClock();

	private final QuoteLatencies times = new QuoteLatencies(this.clock);

	@Test
	void withoutQuotesThereIsNoMean() {
		assertThat(this.times.mean()).isEmpty();
	}

	@Test
	void quoteIsDroppedAfterAMinute() {
		this.times.add(new ServerTiming());
		this.clock.pass(Duration.ofSeconds(60));
		assertThat(this.times.mean()).isPresent();
		this.clock.pass(Duration.ofMillis(1));
		assertThat(this.times.mean()).isEmpty();
	}

	@Test
	void meanCoversAllQuotesOfTheMinute() {
		this.times.add(new ServerTiming());
		double alone = this.times.mean().orElseThrow().total();
		ServerTiming other = new ServerTiming();
		this.times.add(other);
		double both = this.times.mean().orElseThrow().total();
		assertThat(both).isBetween(alone / 2, (alone + millis(other.elapsed())) / 2);
	}

	@Test
	void partsNeverExceedTheTotal() {
		ServerTiming time = new ServerTiming();
		time.add(Part.ML, Duration.ofHours(2));
		time.add(Part.ML_QUEUE, Duration.ofHours(3));
		time.add(Part.DB, Duration.ofHours(1));
		QuoteLatency latency = QuoteLatency.of(time);
		assertThat(latency.mlQueue()).isEqualTo(latency.total());
		assertThat(latency.gateway()).isZero();
		assertThat(latency.ml()).isZero();
		assertThat(latency.mlCompute()).isZero();
		assertThat(latency.db()).isZero();
	}

	private static double millis(Duration duration) {
		return duration.toNanos() / 1_000_000.0;
	}

	private static final class MovableClock extends Clock {

		private Instant now = Instant.parse("2026-11-24T18:00:00Z");

		void pass(Duration time) {
			this.now = this.now.plus(time);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
