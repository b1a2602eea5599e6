package dev.tandem.simulator.driver;

import java.time.Clock;

import dev.tandem.ridehailing.client.GatewayClient;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.check.DriverClaims;
import dev.tandem.simulator.check.OfferDeliveryTimes;
import dev.tandem.simulator.check.Violations;
import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.CityTime;
import dev.tandem.simulator.city.Demand;
import dev.tandem.simulator.city.LandMask;
import dev.tandem.simulator.city.Streets;
import dev.tandem.simulator.city.SurgeMap;
import dev.tandem.simulator.city.Traffic;
import dev.tandem.simulator.report.Statistics;

/**
 * The objects that all drivers share.
 *
 * @param client the public API
 * @param land the land of the city
 * @param streets the streets
 * @param demand where rides are requested
 * @param traffic the speed of the streets
 * @param roster which drivers work
 * @param ranks the taxi ranks
 * @param surge the surge that drivers see
 * @param fleet the simulated drivers
 * @param claims the rides that drivers claim
 * @param offers the delivery times of offers
 * @param violations the violated invariants
 * @param statistics the counters and timers
 * @param stop the stop signal
 * @param time the clock and the hour of the city
 * @param speed factor by which cars and people are faster than in real life
 */
public record DriverContext(GatewayClient client, LandMask land, Streets streets, Demand demand, Traffic traffic,
		Roster roster, TaxiRanks ranks, SurgeMap surge, Fleet fleet, DriverClaims claims, OfferDeliveryTimes offers,
		Violations violations, Statistics statistics, StopSignal stop, CityTime time, double speed) {

	CityHour hour() {
		return this.time.hour();
	}

	Clock clock() {
		return this.time.clock();
	}

}
