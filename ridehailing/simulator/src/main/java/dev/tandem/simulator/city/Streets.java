package dev.tandem.simulator.city;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tandem.ridehailing.client.Place;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The streets that cars drive on: Manhattan's grid over all of the city's land, with a
 * street every 250 m, and the bridges between its shores. Thread-safe.
 */
public final class Streets {

	private static final double SPACING_METERS = 250;

	private final Map<Index, Corner> corners = new LinkedHashMap<>();

	private final STRtree index = new STRtree();

	public Streets(LandMask land) {
		addCorners(land);
		addStreets(land);
		addBridges();
		joinIslands();
	}

	/**
	 * Returns a route: from the place to the nearest corner, along streets and bridges,
	 * and from the last corner to the other place.
	 */
	public Route route(Place from, Place to) {
		List<Place> places = new ArrayList<>();
		places.add(from);
		places.addAll(ShortestPath.between(nearest(from), nearest(to)));
		places.add(to);
		return new Route(places);
	}

	/** Returns the corner nearest to a place. */
	public Place cornerAt(Place place) {
		return nearest(place).place();
	}

	Collection<Corner> corners() {
		return this.corners.values();
	}

	Corner nearest(Place place) {
		return (Corner) this.index.nearestNeighbour(new Envelope(StreetPlane.of(place)), place,
				(corner, here) -> ((Corner) corner.getItem()).place().metersTo((Place) here.getItem()));
	}

	private static Corner nearest(Collection<Corner> corners, Place place) {
		return corners.stream()
			.min(Comparator.comparingDouble((corner) -> corner.place().metersTo(place)))
			.orElseThrow();
	}

	private void addCorners(LandMask land) {
		Envelope extent = land.extent();
		for (int x = (int) (extent.getMinX() / SPACING_METERS); x * SPACING_METERS < extent.getMaxX(); x++) {
			for (int y = (int) (extent.getMinY() / SPACING_METERS); y * SPACING_METERS < extent.getMaxY(); y++) {
				Place place = StreetPlane.place(x * SPACING_METERS, y * SPACING_METERS);
				if (land.contains(place)) {
					Corner corner = new Corner(place);
					this.corners.put(new Index(x, y), corner);
					this.index.insert(new Envelope(corner.plane()), corner);
				}
			}
		}
	}

	private void addStreets(LandMask land) {
		this.corners.forEach((index, corner) -> {
			addStreet(land, corner, this.corners.get(new Index(index.x + 1, index.y)), true);
			addStreet(land, corner, this.corners.get(new Index(index.x, index.y + 1)), false);
		});
	}

	private static void addStreet(LandMask land, Corner corner, @Nullable Corner next, boolean across) {
		if (next != null && land.contains(corner.place(), next.place())) {
			Corner.join(corner, next, across);
		}
	}

	private void addBridges() {
		for (Bridge bridge : Bridge.values()) {
			Corner.join(nearest(bridge.start()), nearest(bridge.end()), true);
		}
	}

	/** Connects each island without a listed bridge to the nearest shore. */
	private void joinIslands() {
		Corner main = nearest(StreetPlane.place(0, 0));
		Set<Corner> joined = reachableFrom(main);
		for (Corner corner : this.corners.values()) {
			if (!joined.contains(corner)) {
				Set<Corner> island = reachableFrom(corner);
				Corner.join(corner, nearest(joined, corner.place()), true);
				joined.addAll(island);
			}
		}
	}

	static Set<Corner> reachableFrom(Corner start) {
		Set<Corner> reached = new HashSet<>(Set.of(start));
		Deque<Corner> open = new ArrayDeque<>(reached);
		while (!open.isEmpty()) {
			for (Corner.Street street : open.remove().streets()) {
				if (reached.add(street.to())) {
					open.add(street.to());
				}
			}
		}
		return reached;
	}

	private record Index(int x, int y) {

		/** The default hash of a record would put most corners into few buckets. */
		@Override
		public int hashCode() {
			return this.x * 73_856_093 ^ this.y * 19_349_663;
		}

	}

}
