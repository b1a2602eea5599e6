package dev.tandem.simulator.driver;

import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.tandem.ridehailing.client.DriverMessage.AssignedRide;
import dev.tandem.ridehailing.client.GatewayClient;
import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.simulator.base.SeededRandom;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.check.DriverClaims;
import dev.tandem.simulator.check.OfferDeliveryTimes;
import dev.tandem.simulator.check.Violations;
import dev.tandem.simulator.city.Cells;
import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.CityTime;
import dev.tandem.simulator.city.Demand;
import dev.tandem.simulator.city.LandMask;
import dev.tandem.simulator.city.Shifts;
import dev.tandem.simulator.city.Streets;
import dev.tandem.simulator.city.SurgeMap;
import dev.tandem.simulator.city.TaxiRank;
import dev.tandem.simulator.city.Traffic;
import dev.tandem.simulator.report.Statistics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CabTests {

	private static final LandMask LAND = new LandMask();

	private static final Streets STREETS = new Streets(LAND);

	private static final Place PICKUP = new Place(40.7580, -73.9855);

	private static final Place DROPOFF = new Place(40.7851, -73.9683);

	/** Monday at 11 in the morning, when the speed is 12.4 km/h. */
	private static final CityTime TIME = new CityTime(Clock.systemUTC(), new CityHour(0, 11));

	private final Statistics statistics = new Statistics();

	private final SurgeMap surge = new SurgeMap();

	private final TaxiRanks ranks = new TaxiRanks(() -> 100);

	private final DriverBehavior behavior = new DriverBehavior(SeededRandom.of(7, "temper", 0), null);

	private final Cab cab = new Cab(context(this.ranks), this.behavior, SeededRandom.of(7, "cab", 0).random());

	@Test
	void freeCabCruisesOnLandAndNotFasterThanTraffic() {
		Place start = this.cab.position();
		double driven = 0;
		for (int second = 0; second < 600; second++) {
			Place before = this.cab.position();
			this.cab.advance(1);
			driven += before.metersTo(this.cab.position());
		}
		assertThat(LAND.contains(start)).isTrue();
		assertThat(driven).isBetween(100.0, 600 * 12.4 / 3.6);
		assertThat(this.cab.assignment()).isNull();
		assertThat(this.cab.isStepDone()).isFalse();
	}

	@Test
	void cabDrivesToThePickupWaitsAndDrivesToTheDropoff() {
		AssignedRide assignment = new AssignedRide(UUID.randomUUID(), RideState.ACCEPTED, PICKUP, DROPOFF);
		this.cab.assign(assignment);
		assertThat(this.cab.isStepDone()).isFalse();
		untilDone();
		assertThat(this.cab.position()).isEqualTo(PICKUP);
		this.cab.assign(assignment.withState(RideState.ARRIVED));
		assertThat(untilDone()).isBetween(10, 61);
		assertThat(this.cab.position()).isEqualTo(PICKUP);
		this.cab.assign(assignment.withState(RideState.PICKED_UP));
		double meters = STREETS.route(PICKUP, DROPOFF).meters();
		assertThat((double) untilDone()).isCloseTo(meters / (12.4 / 3.6 * this.behavior.pace()), within(3.0));
		assertThat(this.cab.position()).isEqualTo(DROPOFF);
	}

	@Test
	void cabIsBusyWhileItHasAnAssignment() {
		AssignedRide assignment = new AssignedRide(UUID.randomUUID(), RideState.ACCEPTED, PICKUP, DROPOFF);
		this.cab.assign(assignment);
		this.cab.assign(assignment.withState(RideState.ARRIVED));
		assertThat(this.statistics.driversBusy()).hasValue(1);
		this.cab.unassign();
		this.cab.unassign();
		assertThat(this.statistics.driversBusy()).hasValue(0);
		assertThat(this.cab.isStepDone()).isFalse();
	}

	@Test
	void shiftStartsAtARankAndTheCarWaitsThere() {
		Cab waiting = firstAtARank();
		Place rank = waiting.position();
		assertThat(Arrays.stream(TaxiRank.values()).map((each) -> STREETS.cornerAt(each.place()))).contains(rank);
		for (int second = 0; second < 3_600; second++) {
			waiting.advance(1);
		}
		assertThat(waiting.position()).isEqualTo(rank);
	}

	@Test
	void spaceAtARankIsFreedByARideAndAtTheEndOfAShift() {
		Cab waiting = firstAtARank();
		assertThat(this.ranks.waiting()).isOne();
		waiting.assign(new AssignedRide(UUID.randomUUID(), RideState.ACCEPTED, PICKUP, DROPOFF));
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
			.mapToObj((number) -> new Cruise(context(this.ranks), new SplittableRandom(number)))
			.map((cruise) -> cruise.next(PICKUP))
			.filter(STREETS.cornerAt(Cells.centre(surging))::equals)
			.count();
		assertThat(arrived).isBetween(10L, 40L);
	}

	/** A cab that starts its shift at a rank; whether one does is random. */
	private Cab firstAtARank() {
		for (int number = 0;; number++) {
			Cab cab = new Cab(context(this.ranks), this.behavior, SeededRandom.of(7, "cab", number).random());
			cab.startShift();
			if (this.ranks.waiting() > 0) {
				return cab;
			}
		}
	}

	@Test
	void sameSeedDrivesTheSameRoute() {
		Cab twin = new Cab(context(new TaxiRanks(() -> 100)), new DriverBehavior(SeededRandom.of(7, "temper", 0), null),
				SeededRandom.of(7, "cab", 0).random());
		for (int second = 0; second < 300; second++) {
			this.cab.advance(1);
			twin.advance(1);
		}
		assertThat(twin.position()).isEqualTo(this.cab.position());
	}

	private int untilDone() {
		int seconds = 0;
		while (!this.cab.isStepDone()) {
			this.cab.advance(1);
			seconds++;
		}
		return seconds;
	}

	private SimulationContext context(TaxiRanks places) {
		Violations violations = new Violations((line) -> {
		});
		Roster roster = new Roster(1, new Shifts(), TIME::hour);
		return new SimulationContext(new GatewayClient(List.of(URI.create("http://localhost:1"))), STREETS,
				new Demand(LAND), new Traffic(), roster, places, this.surge, new Fleet(),
				new BoardTimes(this.statistics), new DriverClaims(violations), new OfferDeliveryTimes(), violations,
				this.statistics, new StopSignal(), TIME, 4, null, "");
	}

}
