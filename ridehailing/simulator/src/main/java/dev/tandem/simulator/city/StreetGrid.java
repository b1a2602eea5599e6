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
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Corners and streets: Manhattan's grid over all of the city's land, with a street every
 * 250 m, and the bridges between its shores.
 */
final class StreetGrid {

	private static final double SPACING_METERS = 250;

	private static final int MAX_RINGS = 12;

	private final Map<Index, Corner> corners = new LinkedHashMap<>();

	StreetGrid(LandMask land) {
		addCorners(land);
		addStreets(land);
		addBridges();
		joinIslands();
	}

	Collection<Corner> corners() {
		return this.corners.values();
	}

	/** Returns the corner nearest to a place. */
	Corner nearest(Place place) {
		Coordinate at = StreetPlane.of(place);
		Index index = new Index((int) Math.round(at.x / SPACING_METERS), (int) Math.round(at.y / SPACING_METERS));
		for (int reach = 1; reach <= MAX_RINGS; reach *= 2) {
			List<Corner> near = around(index, reach);
			if (!near.isEmpty()) {
				return nearest(near, place);
			}
		}
		return nearest(this.corners.values(), place);
	}

	private static Corner nearest(Collection<Corner> corners, Place place) {
		return corners.stream()
			.min(Comparator.comparingDouble((corner) -> corner.place().metersTo(place)))
			.orElseThrow();
	}

	private List<Corner> around(Index index, int reach) {
		List<Corner> found = new ArrayList<>();
		for (int x = -reach; x <= reach; x++) {
			for (int y = -reach; y <= reach; y++) {
				Corner corner = this.corners.get(new Index(index.x + x, index.y + y));
				if (corner != null) {
					found.add(corner);
				}
			}
		}
		return found;
	}

	private void addCorners(LandMask land) {
		Envelope extent = land.extent();
		for (int x = (int) (extent.getMinX() / SPACING_METERS); x * SPACING_METERS < extent.getMaxX(); x++) {
			for (int y = (int) (extent.getMinY() / SPACING_METERS); y * SPACING_METERS < extent.getMaxY(); y++) {
				Place place = StreetPlane.place(x * SPACING_METERS, y * SPACING_METERS);
				if (land.contains(place)) {
					this.corners.put(new Index(x, y), new Corner(place));
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
