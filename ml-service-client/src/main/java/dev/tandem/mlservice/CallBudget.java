package dev.tandem.mlservice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * How long a caller is willing to wait, carried by the Reactor context: write it with
 * {@code mono.contextWrite(CallBudget.until(instant))} and every call to the ML service
 * upstream ends by then. Of several budgets the shortest holds.
 */
public final class CallBudget {

	private static final Object KEY = CallBudget.class;

	private CallBudget() {
	}

	/**
	 * A budget that ends at a point in time.
	 * @param end when the caller stops waiting
	 * @return what to give to {@code contextWrite}
	 */
	public static Function<Context, Context> until(Instant end) {
		return (context) -> context.put(KEY, end(context).filter(end::isAfter).orElse(end));
	}

	/**
	 * What is left of the budget.
	 * @param context the subscriber's context
	 * @param clock what time it is
	 * @return the time left, zero or negative when the budget is spent; empty when the
	 * subscriber has none
	 */
	public static Optional<Duration> remaining(ContextView context, Clock clock) {
		return end(context).map((end) -> Duration.between(clock.instant(), end));
	}

	private static Optional<Instant> end(ContextView context) {
		return context.getOrEmpty(KEY);
	}

}
