package dev.tandem.simulator.city;

import java.util.List;
import java.util.Random;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.Trip;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class StreetsTests {

	private static final LandMask LAND = new LandMask();

	private static final Streets STREETS = new Streets(LAND);

	private static final Place TIMES_SQUARE = new Place(40.7580, -73.9855);

	private static final Place UPPER_WEST_SIDE = new Place(40.7851, -73.9683);

	private static final Place JFK = new Place(40.6450, -73.7850);

	@Test
	void everyCornerCanBeReachedFromEveryOther() {
		Corner any = STREETS.nearest(TIMES_SQUARE);
		assertThat(Streets.reachableFrom(any)).hasSameSizeAs(STREETS.corners());
	}

	@Test
	void cornersAndStreetsAreOnLandExceptBridges() {
		long overWater = STREETS.corners()
			.stream()
			.flatMap((corner) -> corner.streets().stream().filter((street) -> !dry(corner, street)))
			.count();
		assertThat(STREETS.corners()).hasSizeGreaterThan(9_000).allMatch((corner) -> LAND.contains(corner.place()));
		assertThat(overWater).isLessThan(2 * 150);
	}

	private static boolean dry(Corner corner, Corner.Street street) {
		return LAND.contains(corner.place(), street.to().place());
	}

	@Test
	void routeIsAsLongAsItsStreets() {
		double straight = TIMES_SQUARE.metersTo(UPPER_WEST_SIDE);
		assertThat(STREETS.route(TIMES_SQUARE, UPPER_WEST_SIDE).meters()).isBetween(straight,
				straight * Math.sqrt(2) + 600);
	}

	@Test
	void routeThroughManhattanFollowsItsGrid() {
		List<Place> corners = STREETS.route(TIMES_SQUARE, UPPER_WEST_SIDE).places();
		for (int index = 2; index < corners.size() - 1; index++) {
			double heading = heading(corners.get(index - 1), corners.get(index));
			assertThat(Math.floorMod(Math.round(heading) - 29, 90)).isIn(0, 1, 89);
		}
	}

	private static double heading(Place from, Place to) {
		double east = (to.lng() - from.lng()) * Math.cos(Math.toRadians(40.7));
		return Math.toDegrees(Math.atan2(east, to.lat() - from.lat()));
	}

	@Test
	void routeHasFewTurns() {
		List<Place> corners = STREETS.route(TIMES_SQUARE, UPPER_WEST_SIDE).places();
		int turns = 0;
		for (int index = 2; index < corners.size() - 2; index++) {
			double change = heading(corners.get(index), corners.get(index + 1))
					- heading(corners.get(index - 1), corners.get(index));
			turns += (Math.abs(change) > 45) ? 1 : 0;
		}
		assertThat(turns).isBetween(1, 3);
	}

	@Test
	void routeBetweenBoroughsCrossesABridge() {
		Route way = STREETS.route(TIMES_SQUARE, JFK);
		double wet = 0;
		for (int index = 1; index < way.places().size(); index++) {
			Place from = way.places().get(index - 1);
			Place to = way.places().get(index);
			wet += LAND.contains(from, to) ? 0 : from.metersTo(to);
		}
		assertThat(way.meters()).isBetween(TIMES_SQUARE.metersTo(JFK), 1.6 * TIMES_SQUARE.metersTo(JFK));
		assertThat(wet).isLessThan(3_500);
	}

	@Test
	void carDrivesTheWholeRouteAndStaysOnLandInManhattan() {
		Route way = STREETS.route(TIMES_SQUARE, UPPER_WEST_SIDE);
		double whole = way.meters();
		double driven = 0;
		while (!way.ended()) {
			Place before = way.position();
			way.advance(7);
			driven += 7;
			assertThat(before.metersTo(way.position())).isLessThanOrEqualTo(7.01);
			assertThat(LAND.contains(way.position())).isTrue();
		}
		assertThat(driven).isCloseTo(whole, within(7.0));
		assertThat(way.position()).isEqualTo(UPPER_WEST_SIDE);
		way.advance(100);
		assertThat(way.position()).isEqualTo(UPPER_WEST_SIDE);
	}

	@Test
	void routesBetweenAllPlacesExist() {
		Demand demand = new Demand(LAND);
		Random random = new Random(1);
		for (int drawn = 0; drawn < 1000; drawn++) {
			Trip trip = demand.draw(new CityHour(2, drawn % 24), random);
			double straight = trip.pickup().metersTo(trip.dropoff());
			assertThat(STREETS.route(trip.pickup(), trip.dropoff()).meters()).as(trip.toString())
				.isBetween(straight - 1, straight * 2 + 20_000);
		}
	}

}
