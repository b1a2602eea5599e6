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
 * Remembers where the time of this replica's quotes went, for a minute.
 */
@Component
public final class QuoteLatencies {

	private static final Duration WINDOW = Duration.ofMinutes(1);

	/** Of a busier minute, the last so many speak for all. */
	private static final int MAX_SAMPLES = 500;

	private final Deque<Priced> priced = new ConcurrentLinkedDeque<>();

	private final Clock clock;

	QuoteLatencies(Clock clock) {
		this.clock = clock;
	}

	/**
	 * A quote has been priced.
	 * @param time where its time went until now
	 */
	public void add(ServerTiming time) {
		this.priced.addLast(new Priced(this.clock.instant(), QuoteLatency.of(time)));
		if (this.priced.size() > MAX_SAMPLES) {
			this.priced.pollFirst();
		}
	}

	/**
	 * The mean of each part over the last minute.
	 * @return empty where nothing was priced
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
