package dev.tandem.simulator.city;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.Trip;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The demand of the city: how many rides at which hour, and from where to where.
 * Thread-safe.
 */
public final class Demand {

	/** Shorter trips are not requested. */
	static final double MIN_TRIP_METERS = 300;

	private static final int MAX_ATTEMPTS = 40;

	private final LandMask land;

	private final List<String> cells;

	private final double[] rides;

	private final double peakRides;

	private final JsonNode tripsByHour;

	private final double[] tripMeters;

	/** Reads the sample of the city's trips. */
	public Demand(LandMask land) {
		this.land = land;
		JsonNode sample = CityFiles.read("demand-sample.json");
		this.cells = sample.get("cells").valueStream().map(JsonNode::asString).toList();
		this.rides = CityFiles.numbers(sample.get("ridesByHourOfWeek"));
		this.peakRides = Arrays.stream(this.rides).max().orElseThrow();
		this.tripsByHour = sample.get("tripsByHour");
		this.tripMeters = this.tripsByHour.valueStream().mapToDouble(this::meanMeters).toArray();
	}

	/**
	 * Returns the demand of an hour.
	 * @return the share of the busiest hour's demand, up to 1
	 */
	public double shareOfPeakAt(CityHour hour) {
		return this.rides[hour.ofWeek()] / this.peakRides;
	}

	/** Draws a trip. */
	public Trip draw(CityHour hour, RandomGenerator random) {
		while (true) {
			JsonNode pair = pair(hour, random);
			Place pickup = scatter(pair.get(0).asInt(), random);
			Place dropoff = scatter(pair.get(1).asInt(), random);
			if (pickup != null && dropoff != null && pickup.metersTo(dropoff) >= MIN_TRIP_METERS) {
				return new Trip(pickup, dropoff);
			}
		}
	}

	/** Draws a pickup place. */
	public Place drawPickup(CityHour hour, RandomGenerator random) {
		return draw(hour, random).pickup();
	}

	/**
	 * Returns the mean length of an hour's trips.
	 * @return metres along a straight line, approximated by the cells' centres
	 */
	double meanTripMeters(CityHour hour) {
		return this.tripMeters[hour.hour()];
	}

	private double meanMeters(JsonNode trips) {
		return trips.valueStream()
			.mapToDouble((pair) -> centre(pair.get(0)).metersTo(centre(pair.get(1))))
			.average()
			.orElseThrow();
	}

	private Place centre(JsonNode index) {
		return Cells.centre(this.cells.get(index.asInt()));
	}

	private JsonNode pair(CityHour hour, RandomGenerator random) {
		JsonNode trips = this.tripsByHour.get(hour.hour());
		return trips.get(random.nextInt(trips.size()));
	}

	/** A random place in a cell; null when no attempt finds land. */
	private @Nullable Place scatter(int index, RandomGenerator random) {
		String cell = this.cells.get(index);
		List<Place> boundary = Cells.boundary(cell);
		Place centre = Cells.centre(cell);
		for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
			Place place = inTriangle(centre, boundary, random);
			if (this.land.contains(place)) {
				return place;
			}
		}
		return null;
	}

	/**
	 * A uniformly distributed place in one of the triangles between the centre and an
	 * edge.
	 */
	private static Place inTriangle(Place centre, List<Place> boundary, RandomGenerator random) {
		int edge = random.nextInt(boundary.size());
		Place corner = boundary.get(edge);
		Place next = boundary.get((edge + 1) % boundary.size());
		double out = Math.sqrt(random.nextDouble());
		return centre.towards(corner.towards(next, random.nextDouble()), out);
	}

}
