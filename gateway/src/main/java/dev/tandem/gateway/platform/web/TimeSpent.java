package dev.tandem.gateway.platform.web;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Where one request's time went, collected while it is handled and told in the
 * {@code Server-Timing} header. Times of one part add up.
 */
public final class TimeSpent {

	private static final Object KEY = TimeSpent.class;

	private final long begin = System.nanoTime();

	private final Map<Part, Duration> parts = new EnumMap<>(Part.class);

	/**
	 * The time of the subscriber's request.
	 * @param context the subscriber's context
	 * @return where to add to; one that nobody reads outside a request
	 */
	public static TimeSpent in(ContextView context) {
		return context.<TimeSpent>getOrEmpty(KEY).orElseGet(TimeSpent::new);
	}

	Function<Context, Context> asContext() {
		return (context) -> context.put(KEY, this);
	}

	/**
	 * Adds time to a part.
	 * @param part what took it
	 * @param duration how long
	 */
	public synchronized void add(Part part, Duration duration) {
		this.parts.merge(part, duration, Duration::plus);
	}

	/**
	 * The time since the request came.
	 * @return all of it
	 */
	public Duration whole() {
		return Duration.ofNanos(System.nanoTime() - this.begin);
	}

	/**
	 * What a part has taken so far.
	 * @param part the part
	 * @return zero where it took nothing
	 */
	public synchronized Duration of(Part part) {
		return this.parts.getOrDefault(part, Duration.ZERO);
	}

	/**
	 * The header's value as of now. The parts never sum to more than the whole, and what
	 * lies inside the ML call never to more than that: each is cut to what is left.
	 * @return the whole first, then the parts there were, in milliseconds
	 */
	synchronized String header() {
		return header(whole());
	}

	String header(Duration whole) {
		StringBuilder header = new StringBuilder(entry("gateway", micros(whole)));
		long ml = append(header, Part.ML, micros(whole));
		append(header, Part.DB, micros(whole) - ml);
		long queue = append(header, Part.ML_QUEUE, ml);
		append(header, Part.ML_COMPUTE, ml - queue);
		return header.toString();
	}

	private long append(StringBuilder header, Part part, long most) {
		Duration duration = this.parts.get(part);
		if (duration == null) {
			return 0;
		}
		long micros = Math.min(micros(duration), most);
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
	 * What can take time inside the gateway.
	 */
	public enum Part {

		/** The whole call of the ML service, as the gateway sees it. */
		ML("ml"),
		/** Inside it: waiting in the ML service, as that says. */
		ML_QUEUE("ml-queue"),
		/** Inside it: computing, as the ML service says. */
		ML_COMPUTE("ml-compute"),
		/** Waiting for the database. */
		DB("db");

		private final String label;

		Part(String label) {
			this.label = label;
		}

	}

}
