package dev.tandem.gateway.ridehailing.pulse;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the city's pulse.
 *
 * @param interval how often a pulse is produced
 * @param demandWindow how long a quote counts towards its cell's demand
 * @param fullFleet drivers online from which on the baseline is not used; below it, the
 * baseline represents the missing share
 */
@ConfigurationProperties("tandem.pulse")
record PulseProperties(@DefaultValue("1s") Duration interval, @DefaultValue("10m") Duration demandWindow,
		@DefaultValue("50") int fullFleet) {

	PulseProperties {
		if (!interval.isPositive()) {
			throw new IllegalArgumentException("tandem.pulse.interval must be more than 0");
		}
		if (!demandWindow.isPositive()) {
			throw new IllegalArgumentException("tandem.pulse.demand-window must be more than 0");
		}
		if (fullFleet < 1) {
			throw new IllegalArgumentException("tandem.pulse.full-fleet must be 1 or more");
		}
	}

}
