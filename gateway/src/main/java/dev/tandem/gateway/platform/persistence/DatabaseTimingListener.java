package dev.tandem.gateway.platform.persistence;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Notifies a subscriber, through its Reactor context, of how long its database calls
 * took.
 */
public final class DatabaseTimingListener {

	private static final Object KEY = DatabaseTimingListener.class;

	private DatabaseTimingListener() {
	}

	/**
	 * Registers a listener, for {@code contextWrite}.
	 * @param listener called once for each call, also for one that failed
	 */
	public static Function<Context, Context> register(Consumer<Duration> listener) {
		return (context) -> context.put(KEY, listener);
	}

	static void notify(ContextView context, Duration duration) {
		context.<Consumer<Duration>>getOrEmpty(KEY).ifPresent((listener) -> listener.accept(duration));
	}

}
