package dev.tandem.gateway.platform.timing;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Measures how long the parts of one request take, for the {@code Server-Timing} header.
 * Times of one part add up. Thread-safe.
 */
public final class ServerTiming {

	/** The header's name. */
	public static final String HEADER = "Server-Timing";

	private static final Object KEY = ServerTiming.class;

	private final long begin = System.nanoTime();

	private final Map<Part, Duration> parts = new EnumMap<>(Part.class);

	/**
	 * The timing of the subscriber's request; outside one, a new one that nothing reads.
	 */
	public static ServerTiming in(ContextView context) {
		return context.<ServerTiming>getOrEmpty(KEY).orElseGet(ServerTiming::new);
	}

	Function<Context, Context> asContext() {
		return (context) -> context.put(KEY, this);
	}

	/** Adds time to a part. */
	public synchronized void add(Part part, Duration duration) {
		this.parts.merge(part, duration, Duration::plus);
	}

	/** The time since the request was received. */
	public Duration elapsed() {
		return Duration.ofNanos(System.nanoTime() - this.begin);
	}

	/** The time of a part so far; zero when there was none. */
	public synchronized Duration of(Part part) {
		return this.parts.getOrDefault(part, Duration.ZERO);
	}

	/**
	 * The header's current value. The parts never sum to more than the whole, nor the
	 * parts of the ML call to more than the call: each is limited to what remains.
	 * @return the whole first, then the measured parts, in milliseconds
	 */
	public synchronized String header() {
		return header(elapsed());
	}

	String header(Duration whole) {
		StringBuilder header = new StringBuilder(entry("gateway", micros(whole)));
		long ml = append(header, Part.ML, micros(whole));
		append(header, Part.DB, micros(whole) - ml);
		long queue = append(header, Part.ML_QUEUE, ml);
		append(header, Part.ML_COMPUTE, ml - queue);
		return header.toString();
	}

	private long append(StringBuilder header, Part part, long limit) {
		Duration duration = this.parts.get(part);
		if (duration == null) {
			return 0;
		}
		long micros = Math.min(micros(duration), limit);
		header.append(", ").append(entry(part.label, micros));
		return micros;
	}

	private static long micros(Duration duration) {
		return Math.max(duration.toNanos() / 1000, 0);
	}

	private static String entry(String name, long micros) {
		return String.format(Locale.ROOT, "%s;dur=%d.%03d", name, micros / 1000, micros % 1000);
	}

	/**
	 * A part of a request that is measured.
	 */
	public enum Part {

		/** The whole call of the ML service, as the gateway sees it. */
		ML("ml"),
		/** Part of the ML call: waiting in the ML service, by its own measurement. */
		ML_QUEUE("ml-queue"),
		/** Part of the ML call: computing, by the ML service's own measurement. */
		ML_COMPUTE("ml-compute"),
		/** Calls of the database, including the wait for a connection. */
		DB("db");

		private final String label;

		Part(String label) {
			this.label = label;
		}

	}

}
