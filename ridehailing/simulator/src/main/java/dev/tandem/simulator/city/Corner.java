package dev.tandem.simulator.city;

import java.util.ArrayList;
import java.util.List;

import org.locationtech.jts.geom.Coordinate;

/**
 * Where streets meet, and the corners that can be reached from it.
 */
final class Corner {

	/** The plane is true within three per thousand. */
	private static final double MIN_PLANE_SHARE = 0.995;

	private final Place place;

	private final Coordinate plane;

	private final List<Street> streets = new ArrayList<>(4);

	Corner(Place place) {
		this.place = place;
		this.plane = StreetPlane.of(place);
	}

	Place place() {
		return this.place;
	}

	/**
	 * A little less than the distance to another corner; much cheaper than the distance.
	 */
	double minMetersTo(Corner other) {
		double x = this.plane.x - other.plane.x;
		double y = this.plane.y - other.plane.y;
		return MIN_PLANE_SHARE * Math.sqrt(x * x + y * y);
	}

	List<Street> streets() {
		return this.streets;
	}

	/** Joins two corners by a street that is driven both ways. */
	static void join(Corner one, Corner other, boolean alongStreets) {
		double meters = one.place.metersTo(other.place);
		one.streets.add(new Street(other, meters, alongStreets));
		other.streets.add(new Street(one, meters, alongStreets));
	}

	/**
	 * A street as it leaves a corner.
	 *
	 * @param to the next corner
	 * @param meters its length
	 * @param across whether it runs as Manhattan's streets do, rather than as its avenues
	 */
	record Street(Corner to, double meters, boolean across) {
	}

}
