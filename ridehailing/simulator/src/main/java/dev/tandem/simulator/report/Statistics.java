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

	/** The kind of {@link CounterName#MATCHES} that found a driver. */
	public static final String MATCHED = "matched";

	private static final Duration MAX_TIME = Duration.ofHours(12);

	private final Map<TimerName, Histogram> times = new EnumMap<>(TimerName.class);

	private final Map<CounterName, Map<String, LongAdder>> counts = new EnumMap<>(CounterName.class);

	private final AtomicInteger driversOnline = new AtomicInteger();

	private final AtomicInteger driversBusy = new AtomicInteger();

	private final AtomicInteger ridesFollowed = new AtomicInteger();

	/** Starts at nothing. */
	public Statistics() {
		for (TimerName timer : TimerName.values()) {
			this.times.put(timer, new ConcurrentHistogram(MAX_TIME.toNanos() / 1_000, 3));
		}
		for (CounterName counter : CounterName.values()) {
			this.counts.put(counter, new ConcurrentHashMap<>());
		}
	}

	/**
	 * Notes a time.
	 * @param timer of what
	 * @param time how long; what clocks make negative counts as zero
	 */
	public void recordTime(TimerName timer, Duration time) {
		long micros = Math.clamp(time.toNanos() / 1_000, 0, MAX_TIME.toNanos() / 1_000);
		histogram(timer).recordValue(micros);
	}

	/**
	 * Counts something.
	 * @param counter of what
	 * @param kind which of it
	 */
	public void count(CounterName counter, String kind) {
		kinds(counter).computeIfAbsent(kind, (key) -> new LongAdder()).increment();
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
		long total = total(CounterName.MATCHES);
		return (total > 0) ? OptionalDouble.of(counts(CounterName.MATCHES).getOrDefault(MATCHED, 0L) / (double) total)
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
	 * @param timer which
	 * @return a copy, in microseconds
	 */
	public Histogram times(TimerName timer) {
		return histogram(timer).copy();
	}

	/**
	 * The counts of a tally.
	 * @param counter which
	 * @return a copy by kind, in alphabetical order
	 */
	public Map<String, Long> counts(CounterName counter) {
		Map<String, Long> sums = new TreeMap<>();
		kinds(counter).forEach((kind, count) -> sums.put(kind, count.sum()));
		return sums;
	}

	/**
	 * All counts of a tally together.
	 * @param counter which
	 * @return their sum
	 */
	public long total(CounterName counter) {
		return counts(counter).values().stream().mapToLong(Long::longValue).sum();
	}

	private Histogram histogram(TimerName timer) {
		return Objects.requireNonNull(this.times.get(timer));
	}

	private Map<String, LongAdder> kinds(CounterName counter) {
		return Objects.requireNonNull(this.counts.get(counter));
	}

}
