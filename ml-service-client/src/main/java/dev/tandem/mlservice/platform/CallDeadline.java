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

	/**
	 * Sets a deadline at a point in time.
	 * @param deadline when the caller stops waiting
	 * @return the argument for {@code contextWrite}
	 */
	public static Function<Context, Context> at(Instant deadline) {
		return (context) -> context.put(KEY, deadline(context).filter(deadline::isAfter).orElse(deadline));
	}

	/**
	 * Returns the time left until the deadline.
	 * @param context the subscriber's context
	 * @param clock the clock that gives the current time
	 * @return the time left, zero or negative when the deadline has passed; empty when
	 * the subscriber set none
	 */
	public static Optional<Duration> remaining(ContextView context, Clock clock) {
		return deadline(context).map((deadline) -> Duration.between(clock.instant(), deadline));
	}

	private static Optional<Instant> deadline(ContextView context) {
		return context.getOrEmpty(KEY);
	}

}
