package dev.tandem.simulator.city;

import java.util.ArrayList;
import java.util.List;

/**
 * The ways that cars take.
 */
public final class Streets {

	private final StreetGrid grid;

	/**
	 * Lays the streets.
	 * @param land where they may run
	 */
	public Streets(LandMask land) {
		this.grid = new StreetGrid(land);
	}

	/**
	 * The way from place to place: to the next corner, along streets and over bridges,
	 * and from the last corner to the door.
	 * @param from where it begins
	 * @param to where it ends
	 * @return the route
	 */
	public Route route(Place from, Place to) {
		List<Place> places = new ArrayList<>();
		places.add(from);
		places.addAll(ShortestPath.between(this.grid.nearest(from), this.grid.nearest(to)));
		places.add(to);
		return new Route(places);
	}

	/**
	 * The corner nearest to a place.
	 * @param place somewhere in the city
	 * @return where a car can stand
	 */
	public Place cornerAt(Place place) {
		return this.grid.nearest(place).place();
	}

}
