package dev.tandem.gateway.ridehailing.quote;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.ToDoubleFunction;

import dev.tandem.gateway.platform.timing.ServerTiming;
import dev.tandem.gateway.platform.timing.ServerTiming.Part;

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

	/** Adds a priced quote by the timing of its request until now. */
	public void add(ServerTiming time) {
		this.priced.addLast(new Priced(this.clock.instant(), QuoteLatency.of(time)));
		if (this.priced.size() > MAX_SAMPLES) {
			this.priced.pollFirst();
		}
	}

	/** Averages each part over the last minute; empty when no quote was priced. */
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

	/**
	 * The latency of a quote and its parts, which do not overlap; all in milliseconds.
	 *
	 * @param total the whole request
	 * @param gateway time in the gateway itself
	 * @param ml transport to the ML service and back
	 * @param mlQueue waiting in the ML service's queue
	 * @param mlCompute computing in the ML service
	 * @param db waiting for the database
	 */
	public record QuoteLatency(double total, double gateway, double ml, double mlQueue, double mlCompute, double db) {

		static QuoteLatency of(ServerTiming time) {
			double total = millis(time.elapsed());
			double ml = Math.min(total, millis(time.of(Part.ML)));
			double queue = Math.min(ml, millis(time.of(Part.ML_QUEUE)));
			double compute = Math.min(ml - queue, millis(time.of(Part.ML_COMPUTE)));
			double db = Math.min(total - ml, millis(time.of(Part.DB)));
			return new QuoteLatency(total, total - ml - db, ml - queue - compute, queue, compute, db);
		}

		private static double millis(Duration duration) {
			return duration.toNanos() / 1_000_000.0;
		}

	}

}
