package dev.tandem.simulator.rider;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.tandem.ridehailing.client.GatewayException;
import dev.tandem.ridehailing.client.Quote;
import dev.tandem.ridehailing.client.RideResponse;
import dev.tandem.ridehailing.client.Trip;
import dev.tandem.simulator.base.Backoff;
import dev.tandem.simulator.base.SeededRandom;
import dev.tandem.simulator.check.BookingCheck;
import dev.tandem.simulator.driver.SimulationContext;
import dev.tandem.simulator.report.Statistics;
import dev.tandem.simulator.report.Statistics.Counter;
import dev.tandem.simulator.report.Statistics.Timer;
import org.jspecify.annotations.Nullable;

/** Requests a quote and a ride for a rider; retries where it is safe and may help. */
record BookingFlow(SimulationContext context, SeededRandom random, String key) {

	private static final int MAX_ATTEMPTS = 8;

	@Nullable Quote quote(Trip trip) throws InterruptedException {
		return withRetries("quote", (gateway) -> {
			long start = System.nanoTime();
			Quote quote = this.context.client().quote(gateway, trip);
			statistics().recordTime(Timer.QUOTE, Duration.ofNanos(System.nanoTime() - start));
			return quote;
		});
	}

	@Nullable RideResponse ride(Quote quote, boolean twice) throws InterruptedException {
		BookingCheck booking = new BookingCheck(quote, this.context.violations());
		int elsewhere = this.random.index(this.context.client().gateways());
		CompletableFuture<@Nullable RideResponse> second = twice
				? CompletableFuture.supplyAsync(() -> second(elsewhere, quote), Thread::startVirtualThread)
				: CompletableFuture.completedFuture(null);
		RideResponse ride = withRetries("ride", (gateway) -> this.context.client().ride(gateway, quote.id(), this.key));
		RideResponse other = second.join();
		for (RideResponse response : new RideResponse[] { ride, other }) {
			if (response != null) {
				booking.add(response);
			}
		}
		return (ride != null) ? ride : other;
	}

	/** Sends the same request at the same time to any gateway. */
	private @Nullable RideResponse second(int gateway, Quote quote) {
		try {
			statistics().count(Counter.RIDERS, "sent twice");
			return this.context.client().ride(gateway, quote.id(), this.key);
		}
		catch (GatewayException ex) {
			statistics().count(Counter.FAILURES, "second ride: " + ex.kind());
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	private <T> @Nullable T withRetries(String what, Request<T> request) throws InterruptedException {
		Backoff backoff = new Backoff(this.random);
		int gateway = this.random.index(this.context.client().gateways());
		for (int attempt = 0; attempt < MAX_ATTEMPTS && !this.context.stop().isStopped(); attempt++) {
			try {
				return request.send(gateway + attempt);
			}
			catch (GatewayException ex) {
				statistics().count(Counter.FAILURES, what + ": " + ex.kind());
				if (!ex.isTransient()) {
					return null;
				}
				this.context.stop().sleep(backoff.nextDelay());
			}
		}
		return null;
	}

	private Statistics statistics() {
		return this.context.statistics();
	}

	private interface Request<T> {

		T send(int gateway) throws GatewayException, InterruptedException;

	}

}
