package dev.tandem.gateway.ridehailing.quote;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.ToDoubleFunction;

import dev.tandem.gateway.platform.timing.ServerTiming;

import org.springframework.stereotype.Component;

/**
 * Keeps the latencies of this replica's quotes for one minute. Thread-safe.
 */
@Component
public final class QuoteLatencies {

	private static final Duration WINDOW = Duration.ofMinutes(1);

	/** Bounds memory: a busier minute is represented by its latest samples. */
	private static final int MAX_SAMPLES = 500;

	private final Deque<Priced> priced = new ConcurrentLinkedDeque<>();

	private final Clock clock;

	QuoteLatencies(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Adds the latency of a priced quote.
	 * @param time the timing of its request until now
	 */
	public void add(ServerTiming time) {
		this.priced.addLast(new Priced(this.clock.instant(), QuoteLatency.of(time)));
		if (this.priced.size() > MAX_SAMPLES) {
			this.priced.pollFirst();
		}
	}

	/**
	 * Averages each part over the last minute.
	 * @return the means; empty when no quote was priced
	 */
	public Optional<QuoteLatency> mean() {
		Instant since = this.clock.instant().minus(WINDOW);
		this.priced.removeIf((quote) -> quote.at().isBefore(since));
		return this.priced.isEmpty() ? Optional.empty()
				: Optional
					.of(new QuoteLatency(mean(QuoteLatency::total), mean(QuoteLatency::gateway), mean(QuoteLatency::ml),
							mean(QuoteLatency::mlQueue), mean(QuoteLatency::mlCompute), mean(QuoteLatency::db)));
	}

	private double mean(ToDoubleFunction<QuoteLatency> part) {
		return this.priced.stream().map(Priced::latency).mapToDouble(part).average().orElse(0);
	}

	private record Priced(Instant at, QuoteLatency latency) {
	}

}
