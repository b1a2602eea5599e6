package dev.tandem.simulator.rider;

import java.time.Duration;

import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.check.DriverClaims;
import dev.tandem.simulator.check.OfferDeliveryTimes;
import dev.tandem.simulator.check.Violations;
import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.CityTime;
import dev.tandem.simulator.city.Demand;
import dev.tandem.simulator.client.GatewayClient;
import dev.tandem.simulator.driver.Fleet;
import dev.tandem.simulator.report.Statistics;

/**
 * What all riders share.
 *
 * @param client the public API
 * @param demand who wants to go where
 * @param fleet the simulated drivers
 * @param claims who holds which ride
 * @param offers when offers were made and came
 * @param violations what was broken
 * @param statistics what was seen
 * @param stop when to stop
 * @param time the clock and the hour of the city
 * @param speed how much faster than life cars and people are
 * @param keyPrefix makes the keys of this run its own
 */
public record RiderContext(GatewayClient client, Demand demand, Fleet fleet, DriverClaims claims,
		OfferDeliveryTimes offers, Violations violations, Statistics statistics, StopSignal stop, CityTime time,
		double speed, String keyPrefix) {

	CityHour hour() {
		return this.time.hour();
	}

	/** How long something takes that people or cars do. */
	Duration scaled(Duration time) {
		return Duration.ofNanos(Math.round(time.toNanos() / this.speed));
	}

}
