package dev.tandem.simulator.report;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

import dev.tandem.simulator.check.Invariant;
import dev.tandem.simulator.check.Violations;
import dev.tandem.simulator.report.Statistics.Counter;
import dev.tandem.simulator.report.Statistics.Timer;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/** Formats the statistics as text. Not thread-safe. */
public final class Report {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final double MICROS_PER_SECOND = 1e6;

	private final Statistics statistics;

	private final Violations violations;

	private final DoubleSummaryStatistics busyShares = new DoubleSummaryStatistics();

	public Report(Statistics statistics, Violations violations) {
		this.statistics = statistics;
		this.violations = violations;
	}

	/**
	 * Returns the current figures in one line. Call it at regular intervals from one
	 * thread: the summary contains the mean of the lines' busy shares.
	 */
	public String line(Duration since) {
		this.statistics.busyShare().ifPresent(this.busyShares::accept);
		return "%d:%02d:%02d  drivers %d online, %d busy (%s) | rides %s, %d on the way, %s matched | offers %s | match %s | failures %d | broken %d"
			.formatted(since.toHours(), since.toMinutesPart(), since.toSecondsPart(),
					this.statistics.driversOnline().get(), this.statistics.driversBusy().get(),
					percent(this.statistics.busyShare(), 0), kinds(Counter.RIDES),
					this.statistics.ridesFollowed().get(), percent(this.statistics.matchedShare(), 1),
					kinds(Counter.OFFERS), brief(this.statistics.times(Timer.MATCH)),
					this.statistics.total(Counter.FAILURES),
					this.violations.counts().values().stream().mapToInt(Integer::intValue).sum());
	}

	/**
	 * Returns the current figures as JSON. All count since the start, so the difference
	 * of two lines is an interval.
	 * @return times as HdrHistogram's compressed text, in microseconds
	 */
	public String json(Duration since) {
		Map<Counter, Object> counts = new EnumMap<>(Counter.class);
		for (Counter counter : Counter.values()) {
			counts.put(counter, this.statistics.counts(counter));
		}
		Map<Timer, String> times = new EnumMap<>(Timer.class);
		for (Timer timer : Timer.values()) {
			times.put(timer, encoded(this.statistics.times(timer)));
		}
		return JSON.writeValueAsString(new Figures(since.toMillis() / 1_000.0, this.statistics.driversOnline().get(),
				counts, times, this.violations.counts()));
	}

	private static String encoded(Histogram times) {
		ByteBuffer buffer = ByteBuffer.allocate(times.getNeededByteBufferCapacity());
		int length = times.encodeIntoCompressedByteBuffer(buffer);
		return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
	}

	public List<String> summary(Duration elapsed) {
		List<String> lines = new ArrayList<>();
		lines.add("After %d s: %s of the drivers busy, %s of the rides matched, %d rides left on the way".formatted(
				elapsed.toSeconds(), percent(mean(this.busyShares), 0), percent(this.statistics.matchedShare(), 1),
				this.statistics.ridesFollowed().get()));
		lines.add("%-18s %8s %10s %10s %10s %10s".formatted("time in ms", "count", "p50", "p90", "p99", "max"));
		for (Timer timer : Timer.values()) {
			lines.add(row(timer));
		}
		for (Counter counter : Counter.values()) {
			lines.add("%-18s %s".formatted(counter.name().toLowerCase(Locale.ROOT), kinds(counter)));
		}
		lines.addAll(verdict());
		return lines;
	}

	private List<String> verdict() {
		Map<Invariant, Integer> broken = this.violations.counts();
		if (broken.isEmpty()) {
			return List.of("Every invariant held.");
		}
		return broken.entrySet()
			.stream()
			.map((entry) -> "Broken %d times: %s".formatted(entry.getValue(), entry.getKey()))
			.sorted()
			.toList();
	}

	private String row(Timer timer) {
		Histogram times = this.statistics.times(timer);
		if (times.getTotalCount() == 0) {
			return "%-18s %8d %10s %10s %10s %10s".formatted(timer, 0, "-", "-", "-", "-");
		}
		return String.format(Locale.ROOT, "%-18s %8d %10.1f %10.1f %10.1f %10.1f", timer, times.getTotalCount(),
				millis(times.getValueAtPercentile(50)), millis(times.getValueAtPercentile(90)),
				millis(times.getValueAtPercentile(99)), millis(times.getMaxValue()));
	}

	private static String brief(Histogram times) {
		return (times.getTotalCount() == 0) ? "-" : String.format(Locale.ROOT, "p50 %.1f s, p99 %.1f s",
				times.getValueAtPercentile(50) / MICROS_PER_SECOND, times.getValueAtPercentile(99) / MICROS_PER_SECOND);
	}

	private static OptionalDouble mean(DoubleSummaryStatistics values) {
		return (values.getCount() > 0) ? OptionalDouble.of(values.getAverage()) : OptionalDouble.empty();
	}

	private static String percent(OptionalDouble share, int digits) {
		return share.isEmpty() ? "-" : String.format(Locale.ROOT, "%." + digits + "f %%", 100 * share.getAsDouble());
	}

	private static double millis(long micros) {
		return micros / 1_000.0;
	}

	private String kinds(Counter counter) {
		Map<String, Long> counts = this.statistics.counts(counter);
		return counts.isEmpty() ? "none"
				: counts.entrySet()
					.stream()
					.map((entry) -> entry.getValue() + " " + entry.getKey())
					.collect(Collectors.joining(", "));
	}

	/** A line of JSON. */
	private record Figures(double seconds, int driversOnline, Map<Counter, Object> counts, Map<Timer, String> times,
			Map<Invariant, Integer> broken) {
	}

}
