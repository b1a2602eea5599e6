package dev.tandem.simulator.driver;

import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tandem.simulator.base.Chance;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.check.DriverClaims;
import dev.tandem.simulator.check.OfferTimes;
import dev.tandem.simulator.check.Violations;
import dev.tandem.simulator.city.Cells;
import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.CityTime;
import dev.tandem.simulator.city.Demand;
import dev.tandem.simulator.city.Land;
import dev.tandem.simulator.city.Place;
import dev.tandem.simulator.city.Rank;
import dev.tandem.simulator.city.Shifts;
import dev.tandem.simulator.city.Streets;
import dev.tandem.simulator.city.SurgeMap;
import dev.tandem.simulator.city.Traffic;
import dev.tandem.simulator.client.GatewayClient;
import dev.tandem.simulator.client.Gateways;
import dev.tandem.simulator.client.RideState;
import dev.tandem.simulator.report.Statistics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CabTests {

	private static final Land LAND = new Land();

	private static final Streets STREETS = new Streets(LAND);

	private static final Place PICKUP = new Place(40.7580, -73.9855);

	private static final Place DROPOFF = new Place(40.7851, -73.9683);

	/** Monday at 11 in the morning, when cars do 12.4 km/h. */
	private static final CityTime TIME = new CityTime(Clock.systemUTC(), new CityHour(0, 11));

	private final Statistics statistics = new Statistics();

	private final SurgeMap surge = new SurgeMap();

	private final Ranks ranks = new Ranks(() -> 100);

	private final Temper temper = new Temper(Chance.of(7, "temper", 0));

	private final Cab cab = new Cab(world(this.ranks), this.temper, Chance.of(7, "cab", 0).random());

	@Test
	void freeCabCruisesOnLandAndNotFasterThanTraffic() {
		Place start = this.cab.position();
		double driven = 0;
		for (int second = 0; second < 600; second++) {
			Place before = this.cab.position();
			this.cab.live(1);
			driven += before.metersTo(this.cab.position());
		}
		assertThat(LAND.contains(start)).isTrue();
		assertThat(driven).isBetween(100.0, 600 * 12.4 / 3.6);
		assertThat(this.cab.errand()).isNull();
		assertThat(this.cab.isDone()).isFalse();
	}

	@Test
	void errandLeadsToThePickupThenWaitsThenLeadsToTheDropoff() {
		Errand errand = new Errand(UUID.randomUUID(), PICKUP, DROPOFF, RideState.ACCEPTED);
		this.cab.take(errand);
		assertThat(this.cab.isDone()).isFalse();
		untilDone();
		assertThat(this.cab.position()).isEqualTo(PICKUP);
		this.cab.take(errand.now(RideState.ARRIVED));
		assertThat(untilDone()).isBetween(10, 61);
		assertThat(this.cab.position()).isEqualTo(PICKUP);
		this.cab.take(errand.now(RideState.PICKED_UP));
		double meters = STREETS.way(PICKUP, DROPOFF).meters();
		assertThat((double) untilDone()).isCloseTo(meters / (12.4 / 3.6 * this.temper.pace()), within(3.0));
		assertThat(this.cab.position()).isEqualTo(DROPOFF);
	}

	@Test
	void cabIsBusyWhileItHasAnErrand() {
		Errand errand = new Errand(UUID.randomUUID(), PICKUP, DROPOFF, RideState.ACCEPTED);
		this.cab.take(errand);
		this.cab.take(errand.now(RideState.ARRIVED));
		assertThat(this.statistics.driversBusy()).hasValue(1);
		this.cab.drop();
		this.cab.drop();
		assertThat(this.statistics.driversBusy()).hasValue(0);
		assertThat(this.cab.isDone()).isFalse();
	}

	@Test
	void carOfAShiftThatBeginsIsWhereItIsWantedAndWaitsThere() {
		Cab waiting = firstAtARank();
		Place rank = waiting.position();
		assertThat(Arrays.stream(Rank.values()).map((each) -> STREETS.cornerAt(each.place()))).contains(rank);
		for (int second = 0; second < 3_600; second++) {
			waiting.live(1);
		}
		assertThat(waiting.position()).isEqualTo(rank);
	}

	@Test
	void placeAtARankIsGivenUpForARideAndAtTheEndOfAShift() {
		Cab waiting = firstAtARank();
		assertThat(this.ranks.waiting()).isOne();
		waiting.take(new Errand(UUID.randomUUID(), PICKUP, DROPOFF, RideState.ACCEPTED));
		assertThat(this.ranks.waiting()).isZero();
		Cab other = firstAtARank();
		assertThat(this.ranks.waiting()).isOne();
		other.endShift();
		other.endShift();
		assertThat(this.ranks.waiting()).isZero();
	}

	@Test
	void freeCarFollowsSurgeNearby() {
		String surging = Cells.of(DROPOFF);
		this.surge.update(Map.of(surging, 3.0));
		long arrived = IntStream.range(0, 50)
			.mapToObj((number) -> new Cruise(world(this.ranks), new SplittableRandom(number)))
			.map((cruise) -> cruise.next(PICKUP))
			.filter(STREETS.cornerAt(Cells.centre(surging))::equals)
			.count();
		assertThat(arrived).isBetween(10L, 40L);
	}

	/** One in which the chance has it so; the others begin their shift elsewhere. */
	private Cab firstAtARank() {
		for (int number = 0;; number++) {
			Cab cab = new Cab(world(this.ranks), this.temper, Chance.of(7, "cab", number).random());
			cab.beginShift();
			if (this.ranks.waiting() > 0) {
				return cab;
			}
		}
	}

	@Test
	void sameSeedDrivesTheSameWay() {
		Cab twin = new Cab(world(new Ranks(() -> 100)), new Temper(Chance.of(7, "temper", 0)),
				Chance.of(7, "cab", 0).random());
		for (int second = 0; second < 300; second++) {
			this.cab.live(1);
			twin.live(1);
		}
		assertThat(twin.position()).isEqualTo(this.cab.position());
	}

	private int untilDone() {
		int seconds = 0;
		while (!this.cab.isDone()) {
			this.cab.live(1);
			seconds++;
		}
		return seconds;
	}

	private World world(Ranks places) {
		Violations violations = new Violations((line) -> {
		});
		Roster roster = new Roster(1, new Shifts(), TIME::hour);
		return new World(new GatewayClient(new Gateways(List.of(URI.create("http://localhost:1")))), LAND, STREETS,
				new Demand(LAND), new Traffic(), roster, places, this.surge, new Fleet(), new DriverClaims(violations),
				new OfferTimes(), violations, this.statistics, new StopSignal(), TIME, 4);
	}

}
