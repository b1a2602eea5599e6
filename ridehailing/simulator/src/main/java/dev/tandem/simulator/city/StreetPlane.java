package dev.tandem.simulator.city;

import dev.tandem.ridehailing.client.Place;
import org.locationtech.jts.geom.Coordinate;

/**
 * Projects the city to a plane in metres, rotated so that Manhattan's avenues run along y
 * and its streets along x: the grid is 29 degrees east of north.
 */
final class StreetPlane {

	private static final Place ORIGIN = new Place(40.7, -74.0);

	private static final double METERS_PER_DEGREE = 111_195;

	private static final double EAST = METERS_PER_DEGREE * Math.cos(Math.toRadians(ORIGIN.lat()));

	private static final double COS = Math.cos(Math.toRadians(29));

	private static final double SIN = Math.sin(Math.toRadians(29));

	private StreetPlane() {
	}

	static Coordinate of(Place place) {
		double east = (place.lng() - ORIGIN.lng()) * EAST;
		double north = (place.lat() - ORIGIN.lat()) * METERS_PER_DEGREE;
		return new Coordinate(east * COS - north * SIN, east * SIN + north * COS);
	}

	static Place place(double x, double y) {
		double east = x * COS + y * SIN;
		double north = y * COS - x * SIN;
		return new Place(ORIGIN.lat() + north / METERS_PER_DEGREE, ORIGIN.lng() + east / EAST);
	}

}
