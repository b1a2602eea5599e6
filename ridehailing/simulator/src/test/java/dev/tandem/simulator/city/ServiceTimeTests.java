package dev.tandem.simulator.city;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

import dev.tandem.ridehailing.client.Trip;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ServiceTimeTests {

	private static final int TRIPS = 400;

	private static final LandMask LAND = new LandMask();

	private static final Demand DEMAND = new Demand(LAND);

	private static final Streets STREETS = new Streets(LAND);

	@Test
	void routesAreLongerThanStraightLinesByTheDetour() {
		SplittableRandom random = new SplittableRandom(7);
		double driven = 0;
		double straight = 0;
		for (int number = 0; number < TRIPS; number++) {
			Trip trip = DEMAND.draw(new CityHour(2, number % 24), random);
			driven += STREETS.route(trip.pickup(), trip.dropoff()).meters();
			straight += trip.pickup().metersTo(trip.dropoff());
		}
		assertThat(driven / straight).isCloseTo(ServiceTime.STREET_DETOUR, within(0.06));
	}

	@Test
	void meanTripOfAnHourEqualsThatOfTheDrawnTrips() {
		CityHour hour = new CityHour(2, 18);
		SplittableRandom random = new SplittableRandom(7);
		double drawn = IntStream.range(0, 2_000)
			.mapToObj((number) -> DEMAND.draw(hour, random))
			.mapToDouble((trip) -> trip.pickup().metersTo(trip.dropoff()))
			.average()
			.orElseThrow();
		assertThat(DEMAND.meanTripMeters(hour)).isCloseTo(drawn, within(0.1 * drawn));
	}

	@Test
	void rideTakesLongerWhereTrafficIsSlow() {
		ServiceTime service = new ServiceTime(DEMAND, new Traffic());
		assertThat(service.at(new CityHour(2, 18)).toMinutes()).isBetween(15L, 60L);
		assertThat(service.at(new CityHour(2, 18))).isGreaterThan(service.at(new CityHour(2, 4)));
	}

}
