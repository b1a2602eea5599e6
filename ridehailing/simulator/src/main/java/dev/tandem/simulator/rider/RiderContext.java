package dev.tandem.simulator.rider;

import java.time.Duration;

import dev.tandem.ridehailing.client.GatewayClient;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.check.DriverClaims;
import dev.tandem.simulator.check.OfferDeliveryTimes;
import dev.tandem.simulator.check.Violations;
import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.CityTime;
import dev.tandem.simulator.city.Demand;
import dev.tandem.simulator.driver.Fleet;
import dev.tandem.simulator.report.Statistics;

/**
 * The objects that all riders share.
 *
 * @param time the clock and the hour of the city
 * @param speed factor by which cars and people are faster than in real life
 * @param keyPrefix makes the idempotency keys of this run unique
 */
public record RiderContext(GatewayClient client, Demand demand, Fleet fleet, DriverClaims claims,
		OfferDeliveryTimes offers, Violations violations, Statistics statistics, StopSignal stop, CityTime time,
		double speed, String keyPrefix) {

	CityHour hour() {
		return this.time.hour();
	}

	/** Scales a real-life time to the speed of the simulation. */
	Duration scaled(Duration time) {
		return Duration.ofNanos(Math.round(time.toNanos() / this.speed));
	}

}
