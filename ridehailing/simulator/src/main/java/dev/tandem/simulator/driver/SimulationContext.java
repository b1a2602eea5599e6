package dev.tandem.simulator.driver;

import java.time.Clock;
import java.time.Duration;

import dev.tandem.ridehailing.client.GatewayClient;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.check.DriverClaims;
import dev.tandem.simulator.check.OfferDeliveryTimes;
import dev.tandem.simulator.check.Violations;
import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.CityTime;
import dev.tandem.simulator.city.Demand;
import dev.tandem.simulator.city.Streets;
import dev.tandem.simulator.city.SurgeMap;
import dev.tandem.simulator.city.Traffic;
import dev.tandem.simulator.report.Statistics;
import org.jspecify.annotations.Nullable;

/**
 * The objects that all drivers and riders share.
 *
 * @param time the clock and the hour of the city
 * @param speed factor by which cars and people are faster than in real life
 * @param measurement null unless the load is for measurements
 * @param keyPrefix makes the idempotency keys of this run unique
 */
public record SimulationContext(GatewayClient client, Streets streets, Demand demand, Traffic traffic, Roster roster,
		TaxiRanks ranks, SurgeMap surge, Fleet fleet, BoardTimes board, DriverClaims claims, OfferDeliveryTimes offers,
		Violations violations, Statistics statistics, StopSignal stop, CityTime time, double speed,
		@Nullable Measurement measurement, String keyPrefix) {

	/** Returns the hour that the city is at. */
	public CityHour hour() {
		return this.time.hour();
	}

	Clock clock() {
		return this.time.clock();
	}

	/** Scales a real-life time to the speed of the simulation. */
	public Duration scaled(Duration time) {
		return Duration.ofNanos(Math.round(time.toNanos() / this.speed));
	}

}
