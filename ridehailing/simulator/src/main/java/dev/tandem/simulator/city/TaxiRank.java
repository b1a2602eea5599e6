package dev.tandem.simulator.city;

import dev.tandem.ridehailing.client.Place;

/**
 * Where free cars wait: at airports, ferries and stations, and at the edges of the city,
 * which would have no car otherwise.
 */
public enum TaxiRank {

	JFK_AIRPORT(40.6413, -73.7781, 8), LAGUARDIA_AIRPORT(40.7769, -73.8740, 2), GRAND_CENTRAL(40.7527, -73.9772, 1),
	PROSPECT_PARK(40.6602, -73.9690, 2), CONEY_ISLAND(40.5755, -73.9707, 5), YANKEE_STADIUM(40.8296, -73.9262, 3),
	ST_GEORGE_FERRY(40.6437, -74.0736, 5), GREAT_KILLS(40.5543, -74.1516, 3), FAR_ROCKAWAY(40.5999, -73.7448, 3),
	FLUSHING(40.7675, -73.8331, 2), QUEENS_VILLAGE(40.7157, -73.7419, 2), PELHAM_BAY(40.8507, -73.8316, 2);

	private final Place place;

	private final int cars;

	TaxiRank(double lat, double lng, int cars) {
		this.place = new Place(lat, lng);
		this.cars = cars;
	}

	public Place place() {
		return this.place;
	}

	/** Returns the number of cars that fit. */
	public int cars() {
		return this.cars;
	}

}
