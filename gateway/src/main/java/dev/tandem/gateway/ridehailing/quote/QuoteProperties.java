package dev.tandem.gateway.ridehailing.quote;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of quotes.
 *
 * @param validity how long a quote is valid
 * @param demandWindow how long a quote counts towards its cell's demand
 */
@ConfigurationProperties("tandem.quotes")
record QuoteProperties(@DefaultValue("5m") Duration validity, @DefaultValue("10m") Duration demandWindow) {

	QuoteProperties {
		requirePositive("validity", validity);
		requirePositive("demand-window", demandWindow);
	}

	private static void requirePositive(String name, Duration duration) {
		if (!duration.isPositive()) {
			throw new IllegalArgumentException("tandem.quotes." + name + " must be more than 0");
		}
	}

}
