package dev.tandem.simulator.rider;

import dev.tandem.simulator.base.Chance;
import dev.tandem.simulator.check.RideBound;
import dev.tandem.simulator.city.Trip;
import dev.tandem.simulator.client.Quote;
import dev.tandem.simulator.client.RideAnswer;
import dev.tandem.simulator.report.Tally;

/**
 * Somebody who wants to go somewhere: a price, a thought, a ride. Who found it too dear
 * or found no driver may come back later.
 */
final class Rider {

	private final RiderWorld world;

	private final Chance chance;

	private final Mood mood;

	private final Trip trip;

	private final String key;

	Rider(RiderWorld world, long seed, int number) {
		this.world = world;
		this.chance = Chance.of(seed, "rider", number);
		this.mood = new Mood(Chance.of(seed, "mood", number));
		this.trip = world.demand().draw(world.hour(), Chance.of(seed, "trip", number).random());
		this.key = world.keyPrefix() + '-' + number;
	}

	void go() throws InterruptedException {
		int attempt = 0;
		while (!attempt(attempt++) && !this.world.stop().given() && this.mood.comesBack()) {
			count("will come back");
			this.world.stop().pause(this.world.scaled(this.mood.untilReturn()));
		}
	}

	/** Tries to have a ride: whether nothing is left to want. */
	private boolean attempt(int number) throws InterruptedException {
		Counter counter = new Counter(this.world, this.chance, this.key + '-' + number);
		Quote quote = counter.quote(this.trip);
		if (quote == null) {
			count("got no quote");
			return true;
		}
		if (this.mood.findsTooDear(quote.surge())) {
			count("found it too dear");
			return false;
		}
		this.world.stop().pause(this.world.scaled(this.mood.thought()));
		long askedAt = System.nanoTime();
		RideAnswer ride = counter.ride(quote, this.mood.sendsTwice());
		if (ride == null) {
			count("got no ride");
			return true;
		}
		count("asked for a ride");
		return !follow(ride, askedAt).equals(Wait.NO_DRIVER);
	}

	private String follow(RideAnswer ride, long askedAt) throws InterruptedException {
		RideBound bound = new RideBound(this.trip.pickup().metersTo(this.trip.dropoff()), this.world.speed());
		this.world.statistics().ridesFollowed().incrementAndGet();
		try {
			String end = new Wait(this.world, ride.id(), this.mood, this.chance, bound, askedAt).untilTheEnd();
			this.world.statistics().count(Tally.RIDES, end);
			return end;
		}
		finally {
			this.world.statistics().ridesFollowed().decrementAndGet();
		}
	}

	private void count(String what) {
		this.world.statistics().count(Tally.RIDERS, what);
	}

}
