package dev.tandem.simulator.report;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What drivers and riders saw, counted.
 */
public final class Statistics {

	/** The kind of {@link Tally#MATCHES} that found a driver. */
	public static final String MATCHED = "matched";

	private static final Duration LONGEST = Duration.ofHours(12);

	private final Map<Measure, Histogram> times = new EnumMap<>(Measure.class);

	private final Map<Tally, Map<String, LongAdder>> counts = new EnumMap<>(Tally.class);

	private final AtomicInteger driversOnline = new AtomicInteger();

	private final AtomicInteger driversBusy = new AtomicInteger();

	private final AtomicInteger ridesFollowed = new AtomicInteger();

	/** Starts at nothing. */
	public Statistics() {
		for (Measure measure : Measure.values()) {
			this.times.put(measure, new ConcurrentHistogram(LONGEST.toNanos() / 1_000, 3));
		}
		for (Tally tally : Tally.values()) {
			this.counts.put(tally, new ConcurrentHashMap<>());
		}
	}

	/**
	 * Notes a time.
	 * @param measure of what
	 * @param time how long; what clocks make negative counts as zero
	 */
	public void took(Measure measure, Duration time) {
		long micros = Math.clamp(time.toNanos() / 1_000, 0, LONGEST.toNanos() / 1_000);
		histogram(measure).recordValue(micros);
	}

	/**
	 * Counts something.
	 * @param tally of what
	 * @param kind which of it
	 */
	public void count(Tally tally, String kind) {
		kinds(tally).computeIfAbsent(kind, (key) -> new LongAdder()).increment();
	}

	/**
	 * The drivers with a socket.
	 * @return a gauge
	 */
	public AtomicInteger driversOnline() {
		return this.driversOnline;
	}

	/**
	 * The drivers with a ride.
	 * @return a gauge
	 */
	public AtomicInteger driversBusy() {
		return this.driversBusy;
	}

	/**
	 * The share of the drivers with a socket who have a ride.
	 * @return from 0 to 1; empty while no driver is online
	 */
	public OptionalDouble busyShare() {
		int online = this.driversOnline.get();
		return (online > 0) ? OptionalDouble.of(Math.min(1, this.driversBusy.get() / (double) online))
				: OptionalDouble.empty();
	}

	/**
	 * The share of the rides that found a driver, of those that found one or ended
	 * without.
	 * @return from 0 to 1; empty before the first
	 */
	public OptionalDouble matchedShare() {
		long total = total(Tally.MATCHES);
		return (total > 0) ? OptionalDouble.of(counts(Tally.MATCHES).getOrDefault(MATCHED, 0L) / (double) total)
				: OptionalDouble.empty();
	}

	/**
	 * The rides that a rider follows.
	 * @return a gauge
	 */
	public AtomicInteger ridesFollowed() {
		return this.ridesFollowed;
	}

	/**
	 * The times of a measure.
	 * @param measure which
	 * @return a copy, in microseconds
	 */
	public Histogram times(Measure measure) {
		return histogram(measure).copy();
	}

	/**
	 * The counts of a tally.
	 * @param tally which
	 * @return a copy by kind, in alphabetical order
	 */
	public Map<String, Long> counts(Tally tally) {
		Map<String, Long> sums = new TreeMap<>();
		kinds(tally).forEach((kind, count) -> sums.put(kind, count.sum()));
		return sums;
	}

	/**
	 * All counts of a tally together.
	 * @param tally which
	 * @return their sum
	 */
	public long total(Tally tally) {
		return counts(tally).values().stream().mapToLong(Long::longValue).sum();
	}

	private Histogram histogram(Measure measure) {
		return Objects.requireNonNull(this.times.get(measure));
	}

	private Map<String, LongAdder> kinds(Tally tally) {
		return Objects.requireNonNull(this.counts.get(tally));
	}

}
