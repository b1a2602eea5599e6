package dev.tandem.gateway.platform.idempotency;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of writes that may be repeated.
 *
 * @param retention how long an answer is kept for a repeated write
 */
@ConfigurationProperties("tandem.idempotency")
record IdempotencyProperties(@DefaultValue("24h") Duration retention) {

	IdempotencyProperties {
		if (!retention.isPositive()) {
			throw new IllegalArgumentException("tandem.idempotency.retention must be more than 0");
		}
	}

}
