package dev.tandem.simulator.city;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.ridehailing.client.Trip;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DemandTests {

	private static final LandMask LAND = new LandMask();

	private static final Demand DEMAND = new Demand(LAND);

	private static final CityHour FRIDAY_EVENING = new CityHour(4, 18);

	private static final CityHour NIGHT = new CityHour(1, 4);

	@Test
	void sameSeedDrawsTheSameTrips() {
		assertThat(trips(7, FRIDAY_EVENING, 20)).isEqualTo(trips(7, FRIDAY_EVENING, 20))
			.isNotEqualTo(trips(8, FRIDAY_EVENING, 20));
	}

	@Test
	void tripsStartAndEndOnLandAndHaveTheMinimumLength() {
		assertThat(trips(7, FRIDAY_EVENING, 500)).allSatisfy((trip) -> {
			assertThat(trip.pickup().metersTo(trip.dropoff())).isGreaterThanOrEqualTo(Demand.MIN_TRIP_METERS);
			assertThat(LAND.contains(trip.pickup())).isTrue();
			assertThat(LAND.contains(trip.dropoff())).isTrue();
		});
	}

	@Test
	void pickupsFollowTheCitysDemand() {
		JsonNode share = CityFiles.read("supply-baseline.json", JsonNode.class).get("shareByCell");
		String busiest = share.propertyStream()
			.max((one, other) -> Double.compare(one.getValue().asDouble(), other.getValue().asDouble()))
			.orElseThrow()
			.getKey();
		SplittableRandom random = new SplittableRandom(3);
		double drawn = IntStream.range(0, 24_000)
			.filter((n) -> Cells.of(DEMAND.drawPickup(new CityHour(0, n % 24), random)).equals(busiest))
			.count() / 24_000.0;
		assertThat(drawn).isCloseTo(share.get(busiest).asDouble(), within(0.008));
	}

	@Test
	void eveningIsBusierThanTheNightAndOneHourIsTheBusiest() {
		assertThat(DEMAND.shareOfPeakAt(FRIDAY_EVENING)).isGreaterThan(3 * DEMAND.shareOfPeakAt(NIGHT));
		assertThat(IntStream.range(0, 168)
			.mapToDouble((hour) -> DEMAND.shareOfPeakAt(new CityHour(hour / 24, hour % 24)))
			.max()).hasValue(1);
	}

	private static List<Trip> trips(long seed, CityHour hour, int count) {
		SplittableRandom random = new SplittableRandom(seed);
		return Stream.generate(() -> DEMAND.draw(hour, random)).limit(count).toList();
	}

}
