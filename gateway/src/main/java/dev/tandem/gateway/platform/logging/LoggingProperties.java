package dev.tandem.gateway.platform.logging;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of logging.
 *
 * @param activityInterval the interval of the line that summarizes what this replica did
 */
@ConfigurationProperties("tandem.logging")
record LoggingProperties(@DefaultValue("1m") Duration activityInterval) {

	LoggingProperties {
		if (!activityInterval.isPositive()) {
			throw new IllegalArgumentException("tandem.logging.activity-interval must be positive");
		}
	}

}
