package dev.tandem.simulator.city;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.ridehailing.client.Place;

/** The streets that cars drive on. Thread-safe. */
public final class Streets {

	private final StreetGrid grid;

	public Streets(LandMask land) {
		this.grid = new StreetGrid(land);
	}

	/**
	 * Returns a route: from the place to the nearest corner, along streets and bridges,
	 * and from the last corner to the other place.
	 */
	public Route route(Place from, Place to) {
		List<Place> places = new ArrayList<>();
		places.add(from);
		places.addAll(ShortestPath.between(this.grid.nearest(from), this.grid.nearest(to)));
		places.add(to);
		return new Route(places);
	}

	/** Returns the corner nearest to a place. */
	public Place cornerAt(Place place) {
		return this.grid.nearest(place).place();
	}

}
