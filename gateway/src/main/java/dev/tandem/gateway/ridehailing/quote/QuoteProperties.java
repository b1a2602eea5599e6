package dev.tandem.gateway.ridehailing.quote;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the quotes.
 *
 * @param validity how long a quote holds
 * @param demandWindow how far back a cell's quotes count as its demand
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
