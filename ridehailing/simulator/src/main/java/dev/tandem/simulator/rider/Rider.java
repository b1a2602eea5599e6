package dev.tandem.simulator.rider;

import dev.tandem.ridehailing.client.Quote;
import dev.tandem.ridehailing.client.RideResponse;
import dev.tandem.ridehailing.client.Trip;
import dev.tandem.simulator.base.SeededRandom;
import dev.tandem.simulator.check.RideTimeLimit;
import dev.tandem.simulator.driver.SimulationContext;
import dev.tandem.simulator.report.Statistics.Counter;

/**
 * A person who wants a trip: requests a quote, decides, and follows the ride. A rider who
 * rejected the price or found no driver may return later.
 */
final class Rider {

	private final SimulationContext context;

	private final SeededRandom random;

	private final RiderBehavior behavior;

	private final Trip trip;

	private final String key;

	Rider(SimulationContext context, long seed, int number) {
		this.context = context;
		this.random = SeededRandom.of(seed, "rider", number);
		this.behavior = new RiderBehavior(SeededRandom.of(seed, "mood", number), context.measurement() != null);
		this.trip = context.demand().draw(context.hour(), SeededRandom.of(seed, "trip", number).random());
		this.key = context.keyPrefix() + '-' + number;
	}

	void run() throws InterruptedException {
		int attempt = 0;
		while (!attempt(attempt++) && !this.context.stop().isStopped() && this.behavior.returnsLater()) {
			count("will return");
			this.context.stop().sleep(this.context.scaled(this.behavior.returnDelay()));
		}
	}

	/** Tries once to get a ride; whether no further attempt is needed. */
	private boolean attempt(int number) throws InterruptedException {
		BookingFlow counter = new BookingFlow(this.context, this.random, this.key + '-' + number);
		Quote quote = counter.quote(this.trip);
		if (quote == null) {
			count("got no quote");
			return true;
		}
		if (this.behavior.rejectsPrice(quote.surge())) {
			count("rejected the price");
			return false;
		}
		this.context.stop().sleep(this.context.scaled(this.behavior.decisionTime()));
		long requestedAt = System.nanoTime();
		RideResponse ride = counter.ride(quote, this.behavior.sendsDuplicate());
		if (ride == null) {
			count("got no ride");
			return true;
		}
		count("requested a ride");
		return !follow(ride, requestedAt).equals(RideFollower.NO_DRIVER);
	}

	private String follow(RideResponse ride, long requestedAt) throws InterruptedException {
		RideTimeLimit timeLimit = new RideTimeLimit(this.trip.pickup().metersTo(this.trip.dropoff()),
				this.context.speed());
		this.context.statistics().ridesFollowed().incrementAndGet();
		try {
			String end = new RideFollower(this.context, ride.id(), this.behavior, this.random, timeLimit, requestedAt)
				.followToEnd();
			this.context.statistics().count(Counter.RIDES, end);
			return end;
		}
		finally {
			this.context.statistics().ridesFollowed().decrementAndGet();
		}
	}

	private void count(String what) {
		this.context.statistics().count(Counter.RIDERS, what);
	}

}
