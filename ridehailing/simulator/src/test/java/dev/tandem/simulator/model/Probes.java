package dev.tandem.simulator.model;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.ridehailing.client.Trip;
import dev.tandem.simulator.city.Cells;
import dev.tandem.simulator.city.LandMask;
import dev.tandem.simulator.fake.Dispatch;
import dev.tandem.simulator.fake.Ride;
import dev.tandem.simulator.model.HourFigures.Probe;
import org.jspecify.annotations.Nullable;

/** Requests of people in the browser, from named and from random places. */
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

	/** A person requests a ride, and cancels it once a driver accepted. */
	void make(Probing probing, HourFigures now) {
		boolean named = probing.place != null;
		Place place = named ? probing.place : servedPlace();
		if (!named && !this.dispatch.isInReach(place)) {
			return;
		}
		boolean[] inTime = { false };
		long bound = this.clock.millis() + HourFigures.BOUND.toMillis();
		Ride ride = new Ride(UUID.randomUUID(), new Trip(place, new Place(40.7580, -73.9855)), Riders.FARE,
				(changed) -> inTime[0] |= changed.state() == RideState.ACCEPTED && this.clock.millis() <= bound);
		this.dispatch.request(ride);
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
	 * A planned request.
	 *
	 * @param place the place; null for a random one
	 */
	record Probing(Duration after, String name, @Nullable Place place) {
	}

}
