package dev.tandem.simulator.report;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counters, gauges and timers of what drivers and riders observed. Thread-safe. */
public final class Statistics {

	/** The kind of {@link Counter#MATCHES} that found a driver. */
	public static final String MATCHED = "matched";

	private static final Duration MAX_TIME = Duration.ofHours(12);

	private final Map<Timer, Histogram> times = new ConcurrentHashMap<>();

	private final Map<Counter, Map<String, LongAdder>> counts = new ConcurrentHashMap<>();

	private final AtomicInteger driversOnline = new AtomicInteger();

	private final AtomicInteger driversBusy = new AtomicInteger();

	private final AtomicInteger ridesFollowed = new AtomicInteger();

	/** Records a time; a negative one, from clocks that differ, counts as zero. */
	public void recordTime(Timer timer, Duration time) {
		histogram(timer).recordValue(Math.clamp(time.toNanos() / 1_000, 0, MAX_TIME.toNanos() / 1_000));
	}

	public void count(Counter counter, String kind) {
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

	/** Returns the share of connected drivers with a ride, if any is online. */
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
		long total = total(Counter.MATCHES);
		return (total > 0) ? OptionalDouble.of(counts(Counter.MATCHES).getOrDefault(MATCHED, 0L) / (double) total)
				: OptionalDouble.empty();
	}

	/** The number of rides that a rider follows. */
	public AtomicInteger ridesFollowed() {
		return this.ridesFollowed;
	}

	/** Returns a copy of the times of a timer, in microseconds. */
	public Histogram times(Timer timer) {
		return histogram(timer).copy();
	}

	/** Returns a copy of the counts of a counter by kind, in alphabetical order. */
	public Map<String, Long> counts(Counter counter) {
		Map<String, Long> sums = new TreeMap<>();
		kinds(counter).forEach((kind, count) -> sums.put(kind, count.sum()));
		return sums;
	}

	/** Returns the sum of all kinds of a counter. */
	public long total(Counter counter) {
		return counts(counter).values().stream().mapToLong(Long::longValue).sum();
	}

	private Histogram histogram(Timer timer) {
		return this.times.computeIfAbsent(timer, (key) -> new ConcurrentHistogram(MAX_TIME.toNanos() / 1_000, 3));
	}

	private Map<String, LongAdder> kinds(Counter counter) {
		return this.counts.computeIfAbsent(counter, (key) -> new ConcurrentHashMap<>());
	}

	/** The counters; each counts by kind. */
	public enum Counter {

		/** The actions of riders. */
		RIDERS,
		/** Rides, by how they ended. */
		RIDES,
		/** Rides, by whether a driver was found. */
		MATCHES,
		/** Offers, by outcome. */
		OFFERS,
		/** Positions, while a board is watched: sent, and never shown. */
		POSITIONS,
		/** Reconnects, by what ended the connection before. */
		RECONNECTS,
		/** Failures that the simulation tolerated. */
		FAILURES

	}

	public enum Timer {

		/** From the request for a quote to its response. */
		QUOTE("quote"),
		/** From the request for a ride to the event that a driver accepted it. */
		MATCH("time to match"),
		/** From the offer in the database to its driver; compares two clocks. */
		OFFER("offer delivery"),
		/** From a driver's position to the rider's stream. */
		POSITION("position to rider"),
		/** From a driver's position to a watched board of the city. */
		BOARD("position to board");

		private final String text;

		Timer(String text) {
			this.text = text;
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
