package dev.tandem.simulator.rider;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.simulator.base.Backoff;
import dev.tandem.simulator.base.Chance;
import dev.tandem.simulator.check.Bargain;
import dev.tandem.simulator.city.Trip;
import dev.tandem.simulator.client.GatewayFailure;
import dev.tandem.simulator.client.Quote;
import dev.tandem.simulator.client.RideAnswer;
import dev.tandem.simulator.report.Measure;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.report.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Where a rider asks for a price and a ride, again where it is safe and may help.
 */
final class Counter {

	private static final int ATTEMPTS = 8;

	private final RiderWorld world;

	private final Chance chance;

	private final String key;

	Counter(RiderWorld world, Chance chance, String key) {
		this.world = world;
		this.chance = chance;
		this.key = key;
	}

	@Nullable Quote quote(Trip trip) throws InterruptedException {
		return persist("quote", (gateway) -> {
			long asked = System.nanoTime();
			Quote quote = this.world.client().quote(gateway, trip);
			statistics().took(Measure.QUOTE, Duration.ofNanos(System.nanoTime() - asked));
			return quote;
		});
	}

	@Nullable RideAnswer ride(Quote quote, boolean twice) throws InterruptedException {
		Bargain bargain = new Bargain(quote, this.world.violations());
		AtomicReference<@Nullable RideAnswer> other = new AtomicReference<>();
		int elsewhere = this.chance.oneOf(this.world.client().gateways());
		Thread second = Thread.ofVirtual().unstarted(() -> other.set(second(elsewhere, quote)));
		if (twice) {
			second.start();
		}
		RideAnswer ride = persist("ride", (gateway) -> this.world.client().ride(gateway, quote.id(), this.key));
		second.join();
		for (RideAnswer answer : new RideAnswer[] { ride, other.get() }) {
			if (answer != null) {
				bargain.add(answer);
			}
		}
		return (ride != null) ? ride : other.get();
	}

	/** The same request, by another way and at the same time. */
	private @Nullable RideAnswer second(int gateway, Quote quote) {
		try {
			statistics().count(Tally.RIDERS, "sent twice");
			return this.world.client().ride(gateway, quote.id(), this.key);
		}
		catch (GatewayFailure ex) {
			statistics().count(Tally.FAILURES, "second ride: " + ex.kind());
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	private <T> @Nullable T persist(String what, Request<T> request) throws InterruptedException {
		Backoff backoff = new Backoff(this.chance);
		int gateway = this.chance.oneOf(this.world.client().gateways());
		for (int attempt = 0; attempt < ATTEMPTS && !this.world.stop().given(); attempt++) {
			try {
				return request.send(gateway + attempt);
			}
			catch (GatewayFailure ex) {
				statistics().count(Tally.FAILURES, what + ": " + ex.kind());
				if (!ex.isTransient()) {
					return null;
				}
				this.world.stop().pause(backoff.next());
			}
		}
		return null;
	}

	private Statistics statistics() {
		return this.world.statistics();
	}

	private interface Request<T> {

		T send(int gateway) throws GatewayFailure, InterruptedException;

	}

}
