package dev.tandem.gateway.platform.logging;

import java.time.Duration;

import dev.tandem.gateway.platform.validation.PositiveDuration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of logging.
 *
 * @param activityInterval the interval of the line that summarizes what this replica did
 */
@Validated
@ConfigurationProperties("tandem.logging")
record LoggingProperties(@DefaultValue("1m") @PositiveDuration Duration activityInterval) {

}
