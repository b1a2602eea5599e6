package dev.tandem.gateway.platform.persistence;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Tells a subscriber how long the database took, through its Reactor context.
 */
public final class DatabaseTime {

	private static final Object KEY = DatabaseTime.class;

	private DatabaseTime() {
	}

	/**
	 * Asks to be told.
	 * @param listener called once for each call, also for one that failed
	 * @return what to give to {@code contextWrite}
	 */
	public static Function<Context, Context> to(Consumer<Duration> listener) {
		return (context) -> context.put(KEY, listener);
	}

	static void add(ContextView context, Duration duration) {
		context.<Consumer<Duration>>getOrEmpty(KEY).ifPresent((listener) -> listener.accept(duration));
	}

}
