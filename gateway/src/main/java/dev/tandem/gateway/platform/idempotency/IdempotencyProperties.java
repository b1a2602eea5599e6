package dev.tandem.gateway.platform.idempotency;

import java.time.Duration;

import dev.tandem.gateway.platform.validation.PositiveDuration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of idempotent writes.
 *
 * @param retention how long a response is stored for a retry of its request
 */
@Validated
@ConfigurationProperties("tandem.idempotency")
record IdempotencyProperties(@DefaultValue("24h") @PositiveDuration Duration retention) {

}
