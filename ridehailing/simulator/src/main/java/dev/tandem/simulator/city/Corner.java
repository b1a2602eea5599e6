package dev.tandem.simulator.city;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.ridehailing.client.Place;
import org.locationtech.jts.geom.Coordinate;

/** A street corner with the streets that leave it. */
final class Corner {

	/** The plane distorts distances by less than 0.3 %. */
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

	Coordinate plane() {
		return this.plane;
	}

	/**
	 * A lower bound of the distance to another corner; much cheaper to compute than the
	 * distance.
	 */
	double minMetersTo(Corner other) {
		double x = this.plane.x - other.plane.x;
		double y = this.plane.y - other.plane.y;
		return MIN_PLANE_SHARE * Math.sqrt(x * x + y * y);
	}

	List<Street> streets() {
		return this.streets;
	}

	/** Connects two corners by a two-way street. */
	static void join(Corner one, Corner other, boolean alongStreets) {
		double meters = one.place.metersTo(other.place);
		one.streets.add(new Street(other, meters, alongStreets));
		other.streets.add(new Street(one, meters, alongStreets));
	}

	/** A street in one direction; whether it is parallel to Manhattan's streets. */
	record Street(Corner to, double meters, boolean across) {
	}

}
