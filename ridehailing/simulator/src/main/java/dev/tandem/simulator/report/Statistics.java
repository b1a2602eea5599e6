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

/** Counters, gauges and timers of what drivers and riders observed. Thread-safe. */
public final class Statistics {

	/** The kind of {@link CounterName#MATCHES} that found a driver. */
	public static final String MATCHED = "matched";

	private static final Duration MAX_TIME = Duration.ofHours(12);

	private final Map<TimerName, Histogram> times = new EnumMap<>(TimerName.class);

	private final Map<CounterName, Map<String, LongAdder>> counts = new EnumMap<>(CounterName.class);

	private final AtomicInteger driversOnline = new AtomicInteger();

	private final AtomicInteger driversBusy = new AtomicInteger();

	private final AtomicInteger ridesFollowed = new AtomicInteger();

	/** Starts with zeros. */
	public Statistics() {
		for (TimerName timer : TimerName.values()) {
			this.times.put(timer, new ConcurrentHistogram(MAX_TIME.toNanos() / 1_000, 3));
		}
		for (CounterName counter : CounterName.values()) {
			this.counts.put(counter, new ConcurrentHashMap<>());
		}
	}

	/**
	 * Records a time.
	 * @param time the time; a negative one, from clocks that differ, counts as zero
	 */
	public void recordTime(TimerName timer, Duration time) {
		long micros = Math.clamp(time.toNanos() / 1_000, 0, MAX_TIME.toNanos() / 1_000);
		histogram(timer).recordValue(micros);
	}

	/** Increments a counter. */
	public void count(CounterName counter, String kind) {
		kinds(counter).computeIfAbsent(kind, (key) -> new LongAdder()).increment();
	}

	/** The number of connected drivers. */
	public AtomicInteger driversOnline() {
		return this.driversOnline;
	}

	/** The number of drivers with a ride. */
	public AtomicInteger driversBusy() {
		return this.driversBusy;
	}

	/**
	 * Returns the share of connected drivers who have a ride.
	 * @return from 0 to 1; empty while no driver is online
	 */
	public OptionalDouble busyShare() {
		int online = this.driversOnline.get();
		return (online > 0) ? OptionalDouble.of(Math.min(1, this.driversBusy.get() / (double) online))
				: OptionalDouble.empty();
	}

	/**
	 * Returns the share of rides that found a driver, among those that found one or ended
	 * without.
	 * @return from 0 to 1; empty before the first such ride
	 */
	public OptionalDouble matchedShare() {
		long total = total(CounterName.MATCHES);
		return (total > 0) ? OptionalDouble.of(counts(CounterName.MATCHES).getOrDefault(MATCHED, 0L) / (double) total)
				: OptionalDouble.empty();
	}

	/** The number of rides that a rider follows. */
	public AtomicInteger ridesFollowed() {
		return this.ridesFollowed;
	}

	/**
	 * Returns the times of a timer.
	 * @return a copy, in microseconds
	 */
	public Histogram times(TimerName timer) {
		return histogram(timer).copy();
	}

	/**
	 * Returns the counts of a counter.
	 * @return a copy by kind, in alphabetical order
	 */
	public Map<String, Long> counts(CounterName counter) {
		Map<String, Long> sums = new TreeMap<>();
		kinds(counter).forEach((kind, count) -> sums.put(kind, count.sum()));
		return sums;
	}

	/** Returns the sum of all kinds of a counter. */
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
