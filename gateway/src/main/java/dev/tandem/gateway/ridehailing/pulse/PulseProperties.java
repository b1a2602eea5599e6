package dev.tandem.gateway.ridehailing.pulse;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the city's pulse.
 *
 * @param interval how often the city is computed
 * @param demandWindow how far back a cell's quotes count as its demand
 * @param fullFleet so many drivers online are all the supply there is; of fewer, the
 * ordinary supply stands in for those that are missing
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
