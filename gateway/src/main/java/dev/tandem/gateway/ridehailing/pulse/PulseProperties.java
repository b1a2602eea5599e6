package dev.tandem.gateway.ridehailing.pulse;

import java.time.Duration;

import dev.tandem.gateway.platform.validation.PositiveDuration;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the city's pulse.
 *
 * @param interval how often a pulse is produced
 * @param demandWindow how long a quote counts towards its cell's demand
 * @param fullFleet drivers online from which on the baseline is not used; below it, the
 * baseline represents the missing share
 */
@Validated
@ConfigurationProperties("tandem.pulse")
record PulseProperties(@DefaultValue("1s") @PositiveDuration Duration interval,
		@DefaultValue("10m") @PositiveDuration Duration demandWindow, @DefaultValue("50") @Positive int fullFleet) {
}
