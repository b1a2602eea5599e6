package dev.tandem.simulator.rider;

import java.time.Duration;
import java.util.UUID;

import dev.tandem.ridehailing.client.EventStream;
import dev.tandem.ridehailing.client.GatewayException;
import dev.tandem.ridehailing.client.RideMessage;
import dev.tandem.ridehailing.client.RideMessage.RideEvent;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.simulator.base.Backoff;
import dev.tandem.simulator.base.Deadline;
import dev.tandem.simulator.base.SeededRandom;
import dev.tandem.simulator.check.RideHistory;
import dev.tandem.simulator.check.RideTimeLimit;
import dev.tandem.simulator.driver.SimulationContext;
import dev.tandem.simulator.report.Statistics.Counter;
import org.jspecify.annotations.Nullable;

/**
 * Follows a ride to its end, over broken streams, and may cancel it. The rider's thread
 * runs it.
 */
final class RideFollower {

	/** The end of a ride without a driver. */
	static final String NO_DRIVER = "no_driver";

	private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

	private static final Duration CANCEL_RETRY_DELAY = Duration.ofSeconds(2);

	private final SimulationContext context;

	private final UUID rideId;

	private final RiderBehavior behavior;

	private final RideHistory history;

	private final RideRecorder recorder;

	private final RideTimeLimit timeLimit;

	private final Backoff backoff;

	private int gateway;

	private Deadline cancelAt = Deadline.NEVER;

	private Deadline giveUpAt;

	private Deadline stuckAt;

	RideFollower(SimulationContext context, UUID rideId, RiderBehavior behavior, SeededRandom random,
			RideTimeLimit timeLimit, long requestedAt) {
		this.context = context;
		this.rideId = rideId;
		this.behavior = behavior;
		this.history = new RideHistory(rideId, context.violations());
		this.recorder = new RideRecorder(context, this.history, requestedAt);
		this.timeLimit = timeLimit;
		this.backoff = new Backoff(random);
		this.gateway = random.index(context.client().gateways());
		this.stuckAt = Deadline.after(timeLimit.limit(RideState.REQUESTED));
		this.giveUpAt = Deadline.after(behavior.maxWait());
		if (behavior.cancels()) {
			this.cancelAt = Deadline.after(context.scaled(behavior.cancelDelay()));
		}
	}

	/** Follows the ride to its end; returns how it ended, for the counter of rides. */
	String followToEnd() throws InterruptedException {
		String end = null;
		while (end == null && !this.context.stop().isStopped()) {
			try (EventStream<RideMessage> stream = this.context.client().follow(this.gateway, this.rideId, lastId())) {
				end = follow(stream);
			}
		}
		return (end != null) ? end : "left unfinished";
	}

	private @Nullable String lastId() {
		RideEvent last = this.history.last();
		return (last != null) ? last.id() : null;
	}

	/** Reads a stream until it or the ride ends; null when only the stream ended. */
	private @Nullable String follow(EventStream<RideMessage> stream) throws InterruptedException {
		while (!this.context.stop().isStopped()) {
			RideMessage signal = stream.next(POLL_INTERVAL);
			switch (signal) {
				case RideMessage.Ended ended -> {
					return onStreamEnded(ended.how());
				}
				case RideMessage.DriverPosition driver -> this.recorder.onDriverPosition(driver);
				case RideEvent event -> {
					onRideEvent(event);
					if (event.state().isEnd()) {
						return this.recorder.onEnd(event);
					}
					if (this.behavior.losesStream()) {
						return reconnect("rider vanished", this.behavior.reconnectDelay());
					}
				}
				case null -> {
				}
			}
			if (this.stuckAt.hasPassed()) {
				this.history.stuck("longer than its bound");
				return "stuck";
			}
			cancelIfDue();
		}
		return null;
	}

	private void onRideEvent(RideEvent event) {
		this.recorder.onRideEvent(event);
		this.backoff.reset();
		this.stuckAt = stuckAfter(event);
		if (event.state() == RideState.PICKED_UP) {
			this.cancelAt = Deadline.NEVER;
		}
		if (event.state() == RideState.ACCEPTED) {
			this.giveUpAt = Deadline.NEVER;
		}
	}

	/** No limit while a person drives in a browser, because they may take their time. */
	private Deadline stuckAfter(RideEvent event) {
		boolean foreign = event.state().hasDriver() && event.driverId() != null
				&& !this.context.fleet().contains(event.driverId());
		return foreign ? Deadline.NEVER : Deadline.after(this.timeLimit.limit(event.state()));
	}

	private @Nullable String onStreamEnded(String how) throws InterruptedException {
		if (how.equals(RideMessage.Ended.OVER)) {
			this.history.over();
			return "over unseen";
		}
		this.context.statistics().count(Counter.FAILURES, "stream: " + how);
		if (how.equals("not-found")) {
			return "lost track of";
		}
		RideEvent last = this.history.last();
		this.stuckAt = (last != null) ? stuckAfter(last) : Deadline.after(this.timeLimit.limit(RideState.REQUESTED));
		return reconnect("rider " + how, this.backoff.nextDelay());
	}

	private @Nullable String reconnect(String how, Duration delay) throws InterruptedException {
		this.context.statistics().count(Counter.RECONNECTS, how);
		this.gateway++;
		this.context.stop().sleep(delay);
		return null;
	}

	private void cancelIfDue() throws InterruptedException {
		boolean impatient = this.giveUpAt.hasPassed();
		if (!impatient && !this.cancelAt.hasPassed()) {
			return;
		}
		this.cancelAt = Deadline.NEVER;
		this.giveUpAt = Deadline.NEVER;
		try {
			this.context.client().cancel(this.gateway, this.rideId);
			this.context.statistics().count(Counter.RIDERS, impatient ? "waited too long" : "changed their mind");
		}
		catch (GatewayException ex) {
			onRefused(ex);
		}
	}

	private void onRefused(GatewayException ex) {
		if (ex.kind().equals("ride-state")) {
			this.context.statistics().count(Counter.RIDERS, "too late to cancel");
			return;
		}
		this.context.statistics().count(Counter.FAILURES, "cancel: " + ex.kind());
		this.cancelAt = ex.isTransient() ? Deadline.after(CANCEL_RETRY_DELAY) : Deadline.NEVER;
	}

}
