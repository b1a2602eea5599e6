package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the calls to the ML service. Its address and the channel's security are
 * Spring Boot's {@code spring.grpc.client.channel.ml-service.*}.
 *
 * @param deadline maximum duration of a call, including its retries; a caller's earlier
 * {@link dev.tandem.mlservice.platform.CallDeadline} takes precedence
 * @param connectTimeout maximum duration of an attempt to connect
 * @param reconnectInterval time between attempts to connect while the service is
 * unreachable, at most 2 seconds
 * @param retry when a failed call is retried
 */
@ConfigurationProperties("tandem.ml-service")
record MlServiceProperties(@DefaultValue("300ms") Duration deadline, @DefaultValue("1s") Duration connectTimeout,
		@DefaultValue("1s") Duration reconnectInterval, @DefaultValue Retry retry) {

	private static final Duration MAX_RECONNECT_INTERVAL = Duration.ofSeconds(2);

	MlServiceProperties {
		SettingRange.check("deadline", deadline);
		SettingRange.check("connect-timeout", connectTimeout);
		SettingRange.check("reconnect-interval", reconnectInterval, SettingRange.MIN_DURATION, MAX_RECONNECT_INTERVAL);
	}

	/**
	 * When a call of an idempotent method is retried: on {@code UNAVAILABLE} only, within
	 * the deadline and within a budget that all calls of the channel share.
	 *
	 * @param maxAttempts maximum number of attempts, in [1, 5]; 1 disables retries
	 * @param initialBackoff delay before the second attempt, with 20 % jitter
	 * @param maxBackoff maximum delay between attempts
	 * @param budget tokens in the full budget, in [1, 1000]: a failed attempt takes one,
	 * and there is no retry while half of the tokens or fewer are left
	 * @param budgetRatio tokens that a successful call returns, in [0.001, 1]
	 */
	record Retry(@DefaultValue("3") int maxAttempts, @DefaultValue("20ms") Duration initialBackoff,
			@DefaultValue("100ms") Duration maxBackoff, @DefaultValue("20") int budget,
			@DefaultValue("0.1") double budgetRatio) {

		Retry {
			SettingRange.check("retry.max-attempts", maxAttempts, 1, 5);
			SettingRange.check("retry.initial-backoff", initialBackoff);
			SettingRange.check("retry.max-backoff", maxBackoff);
			SettingRange.check("retry.budget", budget, 1, 1000);
			SettingRange.check("retry.budget-ratio", budgetRatio, 0.001, 1.0);
		}

		boolean isEnabled() {
			return this.maxAttempts > 1;
		}

	}

}
