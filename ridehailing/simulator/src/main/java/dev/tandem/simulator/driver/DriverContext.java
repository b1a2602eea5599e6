package dev.tandem.simulator.driver;

import java.time.Clock;

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
import dev.tandem.simulator.client.GatewayClient;
import dev.tandem.simulator.report.Statistics;

/**
 * What all drivers share.
 *
 * @param client the public API
 * @param land the dry part of the city
 * @param streets the ways
 * @param demand where rides are asked for
 * @param traffic how fast the ways are
 * @param roster which drivers work
 * @param ranks who waits where
 * @param surge what everybody sees of the surge
 * @param fleet who is simulated
 * @param claims who holds which ride
 * @param offers when offers were made and came
 * @param violations what was broken
 * @param statistics what was seen
 * @param stop when to stop
 * @param time the clock and the hour of the city
 * @param speed how much faster than life cars and people are
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
