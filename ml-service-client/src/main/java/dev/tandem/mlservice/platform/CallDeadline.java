package dev.tandem.mlservice.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The time at which a caller stops waiting, carried by the Reactor context. Write it with
 * {@code mono.contextWrite(CallDeadline.at(instant))}: every call to the ML service
 * upstream ends by then. Of several deadlines the earliest applies.
 */
public final class CallDeadline {

	private static final Object KEY = CallDeadline.class;

	private CallDeadline() {
	}

	/** Sets the time at which the caller stops waiting, for {@code contextWrite}. */
	public static Function<Context, Context> at(Instant deadline) {
		return (context) -> context.put(KEY, deadline(context).filter(deadline::isAfter).orElse(deadline));
	}

	/**
	 * The time left until the deadline: zero or negative when it has passed, empty when
	 * the subscriber set none.
	 */
	public static Optional<Duration> remaining(ContextView context, Clock clock) {
		return deadline(context).map((deadline) -> Duration.between(clock.instant(), deadline));
	}

	private static Optional<Instant> deadline(ContextView context) {
		return context.getOrEmpty(KEY);
	}

}
