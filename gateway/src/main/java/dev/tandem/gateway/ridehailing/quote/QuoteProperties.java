package dev.tandem.gateway.ridehailing.quote;

import java.time.Duration;

import dev.tandem.gateway.platform.validation.PositiveDuration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of quotes.
 *
 * @param validity how long a quote is valid
 * @param demandWindow how long a quote counts towards its cell's demand
 */
@Validated
@ConfigurationProperties("tandem.quotes")
record QuoteProperties(@DefaultValue("5m") @PositiveDuration Duration validity,
		@DefaultValue("10m") @PositiveDuration Duration demandWindow) {
}
