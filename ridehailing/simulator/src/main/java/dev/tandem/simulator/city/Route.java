package dev.tandem.simulator.city;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A way and how far a car has come on it.
 */
public final class Route {

	private final List<Place> places;

	private final double[] legs;

	private int leg;

	private double metersOnLeg;

	Route(List<Place> places) {
		this.places = List.copyOf(places);
		this.legs = IntStream.range(1, places.size())
			.mapToDouble((index) -> places.get(index - 1).metersTo(places.get(index)))
			.toArray();
	}

	/**
	 * Drives on.
	 * @param meters how far; what is beyond the end is not driven
	 */
	public void advance(double meters) {
		double left = this.metersOnLeg + meters;
		while (!ended() && left >= legMeters()) {
			left -= legMeters();
			this.leg++;
		}
		this.metersOnLeg = ended() ? 0 : left;
	}

	/**
	 * Where the car is.
	 * @return the place
	 */
	public Place position() {
		if (ended()) {
			return this.places.getLast();
		}
		double length = legMeters();
		double part = (length == 0) ? 0 : this.metersOnLeg / length;
		return this.places.get(this.leg).towards(this.places.get(this.leg + 1), part);
	}

	/**
	 * Whether the car is there.
	 * @return whether nothing of the way is left
	 */
	public boolean ended() {
		return this.leg == this.places.size() - 1;
	}

	/**
	 * The length of the whole way.
	 * @return metres
	 */
	public double meters() {
		return Arrays.stream(this.legs).sum();
	}

	List<Place> places() {
		return this.places;
	}

	private double legMeters() {
		return this.legs[this.leg];
	}

}
