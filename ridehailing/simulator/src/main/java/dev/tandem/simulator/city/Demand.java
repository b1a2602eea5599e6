package dev.tandem.simulator.city;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.Trip;
import org.jspecify.annotations.Nullable;

/**
 * The demand of the city: how many rides at which hour, and from where to where.
 * Thread-safe.
 */
public final class Demand {

	/** Shorter trips are not requested. */
	static final double MIN_TRIP_METERS = 300;

	private static final int MAX_ATTEMPTS = 40;

	private final LandMask land;

	private final Sample sample = CityFiles.read("demand-sample.json", Sample.class);

	private final double peakRides = Arrays.stream(this.sample.ridesByHourOfWeek).max().orElseThrow();

	private final double[] tripMeters;

	public Demand(LandMask land) {
		this.land = land;
		this.tripMeters = Arrays.stream(this.sample.tripsByHour).mapToDouble(this::meanMeters).toArray();
	}

	/** Returns the share of the busiest hour's demand, up to 1. */
	public double shareOfPeakAt(CityHour hour) {
		return this.sample.ridesByHourOfWeek[hour.ofWeek()] / this.peakRides;
	}

	public Trip draw(CityHour hour, RandomGenerator random) {
		while (true) {
			int[][] trips = this.sample.tripsByHour[hour.hour()];
			int[] pair = trips[random.nextInt(trips.length)];
			Place pickup = scatter(this.sample.cells[pair[0]], random);
			Place dropoff = scatter(this.sample.cells[pair[1]], random);
			if (pickup != null && dropoff != null && pickup.metersTo(dropoff) >= MIN_TRIP_METERS) {
				return new Trip(pickup, dropoff);
			}
		}
	}

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

	private double meanMeters(int[][] trips) {
		return Arrays.stream(trips)
			.mapToDouble((pair) -> centre(pair[0]).metersTo(centre(pair[1])))
			.average()
			.orElseThrow();
	}

	private Place centre(int index) {
		return Cells.centre(this.sample.cells[index]);
	}

	/** A random place in a cell; null when no attempt finds land. */
	private @Nullable Place scatter(String cell, RandomGenerator random) {
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

	/** Trips are pairs of indexes of cells, by hour of the day. */
	private record Sample(String[] cells, double[] ridesByHourOfWeek, int[][][] tripsByHour) {
	}

}
