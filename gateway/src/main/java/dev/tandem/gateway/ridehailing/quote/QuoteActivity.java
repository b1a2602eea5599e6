package dev.tandem.gateway.ridehailing.quote;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.tandem.gateway.platform.logging.ActivitySource;
import dev.tandem.gateway.platform.logging.CounterGrowth;
import io.micrometer.core.instrument.MeterRegistry;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Summarizes the quotes of this replica for the line logged once a minute: their number,
 * their p99 latency, and the reasons for fallbacks. Thread-safe.
 */
@Component
@Order(1)
final class QuoteActivity implements ActivitySource {

	private static final int SIGNIFICANT_DIGITS = 2;

	private static final double MICROS_PER_MILLI = TimeUnit.MILLISECONDS.toMicros(1);

	private final Recorder micros = new Recorder(SIGNIFICANT_DIGITS);

	private final CounterGrowth priced;

	QuoteActivity(MeterRegistry meters) {
		this.priced = new CounterGrowth(meters, RidePricer.METRIC, "reason");
	}

	/** Records a created quote by the time from the request to the stored quote. */
	void recordQuote(Duration duration) {
		this.micros.recordValue(TimeUnit.NANOSECONDS.toMicros(duration.toNanos()));
	}

	@Override
	public Optional<String> sinceLastCall() {
		Histogram made = this.micros.getIntervalHistogram();
		String fallbacks = fallbacks(this.priced.sinceLastCall());
		if (made.getTotalCount() == 0) {
			return Optional.empty();
		}
		return Optional.of("%d quotes, p99 %.0f ms, %s".formatted(made.getTotalCount(),
				made.getValueAtPercentile(99) / MICROS_PER_MILLI, fallbacks));
	}

	private static String fallbacks(SortedMap<String, Long> byReason) {
		String reasons = byReason.entrySet()
			.stream()
			.filter((reason) -> !reason.getKey().equals(RidePricer.NO_REASON))
			.map((reason) -> reason.getValue() + " " + reason.getKey())
			.collect(Collectors.joining(", "));
		return reasons.isEmpty() ? "0 by fallback" : "by fallback: " + reasons;
	}

}
