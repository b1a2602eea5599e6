package dev.tandem.mlservice.grpc;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ML service is called. Where it is, and how its channel is secured, are Spring
 * Boot's {@code spring.grpc.client.channel.ml-service.*}.
 *
 * @param deadline longest time a call may take, its retries included; a caller's shorter
 * budget wins
 * @param cityDeadline the same of a call for the whole city, which is more work and which
 * no rider waits for
 * @param connectTimeout longest time an attempt to connect may take
 * @param reconnectInterval time between attempts to connect while the service is away, at
 * most 2 seconds
 * @param retry when a call that may be repeated is tried again
 */
@ConfigurationProperties("tandem.ml-service")
record MlServiceProperties(@DefaultValue("300ms") Duration deadline, @DefaultValue("1s") Duration cityDeadline,
		@DefaultValue("1s") Duration connectTimeout, @DefaultValue("1s") Duration reconnectInterval,
		@DefaultValue Retry retry) {

	private static final Duration SHORTEST = Duration.ofMillis(1);

	private static final Duration LONGEST = Duration.ofHours(1);

	private static final Duration LONGEST_RECONNECT_INTERVAL = Duration.ofSeconds(2);

	MlServiceProperties {
		requireWithin("deadline", deadline, LONGEST);
		requireWithin("city-deadline", cityDeadline, LONGEST);
		requireWithin("connect-timeout", connectTimeout, LONGEST);
		requireWithin("reconnect-interval", reconnectInterval, LONGEST_RECONNECT_INTERVAL);
	}

	private static void requireWithin(String name, Duration duration, Duration longest) {
		require(duration.compareTo(SHORTEST) >= 0 && duration.compareTo(longest) <= 0,
				name + " must be in [" + SHORTEST + ", " + longest + "] but is " + duration);
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException("tandem.ml-service." + message);
		}
	}

	/**
	 * When a call that the contract lets be repeated is tried again: on
	 * {@code UNAVAILABLE} only, within the deadline and within a budget that the whole
	 * channel shares.
	 *
	 * @param maxAttempts attempts in all, in [1, 5]; 1 is no retry
	 * @param initialBackoff pause before the second attempt, give or take a fifth
	 * @param maxBackoff longest pause between attempts
	 * @param budget tokens in the full budget, in [1, 1000]: a failed attempt takes one,
	 * and there are no retries while half of them or less are left
	 * @param budgetRatio tokens that a successful call gives back, in [0.001, 1]
	 */
	record Retry(@DefaultValue("3") int maxAttempts, @DefaultValue("20ms") Duration initialBackoff,
			@DefaultValue("100ms") Duration maxBackoff, @DefaultValue("20") int budget,
			@DefaultValue("0.1") double budgetRatio) {

		Retry {
			require(maxAttempts >= 1 && maxAttempts <= 5, "retry.max-attempts must be in [1, 5] but is " + maxAttempts);
			requireWithin("retry.initial-backoff", initialBackoff, LONGEST);
			requireWithin("retry.max-backoff", maxBackoff, LONGEST);
			require(budget >= 1 && budget <= 1000, "retry.budget must be in [1, 1000] but is " + budget);
			require(budgetRatio >= 0.001 && budgetRatio <= 1,
					"retry.budget-ratio must be in [0.001, 1] but is " + budgetRatio);
		}

		boolean isEnabled() {
			return this.maxAttempts > 1;
		}

	}

}
