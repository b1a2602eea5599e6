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
