package dev.tandem.simulator.city;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import dev.tandem.ridehailing.client.Place;

/** A route and the position of a car on it. */
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

	/** Moves the car forward by some metres; it stops at the end of the route. */
	public void advance(double meters) {
		double left = this.metersOnLeg + meters;
		while (!ended() && left >= legMeters()) {
			left -= legMeters();
			this.leg++;
		}
		this.metersOnLeg = ended() ? 0 : left;
	}

	public Place position() {
		if (ended()) {
			return this.places.getLast();
		}
		double length = legMeters();
		double part = (length == 0) ? 0 : this.metersOnLeg / length;
		return this.places.get(this.leg).towards(this.places.get(this.leg + 1), part);
	}

	/** Whether the car is at the end of the route. */
	public boolean ended() {
		return this.leg == this.places.size() - 1;
	}

	/** Returns the length of the route in metres. */
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
