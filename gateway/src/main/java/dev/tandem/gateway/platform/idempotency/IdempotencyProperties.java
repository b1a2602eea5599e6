package dev.tandem.gateway.platform.idempotency;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of idempotent writes.
 *
 * @param retention how long a response is stored for a retry of its request
 */
@ConfigurationProperties("tandem.idempotency")
record IdempotencyProperties(@DefaultValue("24h") Duration retention) {

	IdempotencyProperties {
		if (!retention.isPositive()) {
			throw new IllegalArgumentException("tandem.idempotency.retention must be more than 0");
		}
	}

}
