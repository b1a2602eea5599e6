package dev.tandem.simulator.rider;

import dev.tandem.simulator.base.Chance;
import dev.tandem.simulator.check.RideBound;
import dev.tandem.simulator.city.Trip;
import dev.tandem.simulator.client.Quote;
import dev.tandem.simulator.client.RideAnswer;
import dev.tandem.simulator.report.Tally;

/**
 * Somebody who wants to go somewhere: a price, a thought, a ride.
 */
final class Rider {

	private final RiderWorld world;

	private final Chance chance;

	private final Mood mood;

	private final Trip trip;

	private final Counter counter;

	Rider(RiderWorld world, long seed, int number) {
		this.world = world;
		this.chance = Chance.of(seed, "rider", number);
		this.mood = new Mood(Chance.of(seed, "mood", number));
		this.trip = world.demand().draw(world.hour(), Chance.of(seed, "trip", number).random());
		this.counter = new Counter(world, this.chance, world.keyPrefix() + '-' + number);
	}

	void go() throws InterruptedException {
		Quote quote = this.counter.quote(this.trip);
		if (quote == null) {
			count("got no quote");
			return;
		}
		if (this.mood.findsTooDear(quote.surge())) {
			count("found it too dear");
			return;
		}
		this.world.stop().pause(this.world.scaled(this.mood.thought()));
		long askedAt = System.nanoTime();
		RideAnswer ride = this.counter.ride(quote, this.mood.sendsTwice());
		if (ride == null) {
			count("got no ride");
			return;
		}
		count("asked for a ride");
		follow(ride, askedAt);
	}

	private void follow(RideAnswer ride, long askedAt) throws InterruptedException {
		RideBound bound = new RideBound(this.trip.pickup().metersTo(this.trip.dropoff()), this.world.speed());
		this.world.statistics().ridesFollowed().incrementAndGet();
		try {
			String end = new Wait(this.world, ride.id(), this.mood, this.chance, bound, askedAt).untilTheEnd();
			this.world.statistics().count(Tally.RIDES, end);
		}
		finally {
			this.world.statistics().ridesFollowed().decrementAndGet();
		}
	}

	private void count(String what) {
		this.world.statistics().count(Tally.RIDERS, what);
	}

}
