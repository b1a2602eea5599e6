package dev.tandem.simulator.model;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

import dev.tandem.simulator.city.Cells;
import dev.tandem.simulator.city.LandMask;
import dev.tandem.simulator.city.Place;
import dev.tandem.simulator.city.Trip;
import dev.tandem.simulator.model.HourFigures.Probe;
import org.jspecify.annotations.Nullable;

/**
 * Requests of people at the page, from named places and from any.
 */
final class Probes {

	private final VirtualTime clock;

	private final Dispatch dispatch;

	private final LandMask land;

	private final List<String> cells;

	private final RandomGenerator random;

	Probes(VirtualTime clock, Dispatch dispatch, LandMask land, List<String> cells, long seed) {
		this.clock = clock;
		this.dispatch = dispatch;
		this.land = land;
		this.cells = cells;
		this.random = new SplittableRandom(seed);
	}

	/** Somebody at the page asks for a ride, and gives it up once a driver took it. */
	void make(Probing probing, HourFigures now) {
		boolean named = probing.place != null;
		Place place = named ? probing.place : servedPlace();
		if (!named && !this.dispatch.isInReach(place)) {
			return;
		}
		boolean[] inTime = { false };
		Ride ride = this.dispatch.request(new Trip(place, new Place(40.7580, -73.9855)),
				(match) -> inTime[0] = match.matchedAfter.compareTo(HourFigures.BOUND) <= 0, (end) -> {
				});
		this.clock.in(HourFigures.BOUND.plusSeconds(1), () -> {
			now.probes.add(new Probe(probing.name, named, inTime[0]));
			this.dispatch.cancel(ride);
		});
	}

	private Place servedPlace() {
		while (true) {
			Place place = Cells.centre(this.cells.get(this.random.nextInt(this.cells.size())));
			if (this.land.contains(place)) {
				return place;
			}
		}
	}

	/**
	 * A probe to be made.
	 *
	 * @param after since the beginning of the hour
	 * @param name what it is called
	 * @param place where; null for any served place
	 */
	record Probing(Duration after, String name, @Nullable Place place) {
	}

}
