package dev.tandem.simulator.rider;

import java.time.Duration;
import java.util.UUID;

import dev.tandem.simulator.base.Backoff;
import dev.tandem.simulator.base.Chance;
import dev.tandem.simulator.base.Due;
import dev.tandem.simulator.check.RideBound;
import dev.tandem.simulator.check.RideHistory;
import dev.tandem.simulator.client.GatewayFailure;
import dev.tandem.simulator.client.RideEvent;
import dev.tandem.simulator.client.RideState;
import dev.tandem.simulator.client.EventStream;
import dev.tandem.simulator.client.StreamSignal;
import dev.tandem.simulator.report.Tally;
import org.jspecify.annotations.Nullable;

/**
 * A rider who follows their ride to its end, over broken streams, and may end it.
 */
final class Wait {

	/** How a ride ends for which the gateway found no driver. */
	static final String NO_DRIVER = "no_driver";

	private static final Duration LOOK_UP = Duration.ofMillis(500);

	private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(2);

	private final RiderWorld world;

	private final UUID rideId;

	private final Mood mood;

	private final RideHistory history;

	private final Account account;

	private final RideBound bound;

	private final Backoff backoff;

	private int gateway;

	private Due change = Due.NEVER;

	private Due patience;

	private Due stuck;

	Wait(RiderWorld world, UUID rideId, Mood mood, Chance chance, RideBound bound, long askedAt) {
		this.world = world;
		this.rideId = rideId;
		this.mood = mood;
		this.history = new RideHistory(rideId, world.violations());
		this.account = new Account(world, this.history, askedAt);
		this.bound = bound;
		this.backoff = new Backoff(chance);
		this.gateway = chance.oneOf(world.client().gateways());
		this.stuck = Due.in(bound.in(RideState.REQUESTED));
		this.patience = Due.in(mood.patience());
		if (mood.changesMind()) {
			this.change = Due.in(world.scaled(mood.untilMindChanges()));
		}
	}

	/**
	 * Follows the ride.
	 * @return how it ended, for the count of rides
	 * @throws InterruptedException when interrupted
	 */
	String untilTheEnd() throws InterruptedException {
		String end = null;
		while (end == null && !this.world.stop().given()) {
			try (EventStream<StreamSignal> stream = this.world.client().follow(this.gateway, this.rideId, lastId())) {
				end = follow(stream);
			}
		}
		return (end != null) ? end : "left unfinished";
	}

	private @Nullable String lastId() {
		RideEvent last = this.history.last();
		return (last != null) ? last.id() : null;
	}

	/** Reads a stream until it, or the ride, is over: null when only the stream is. */
	private @Nullable String follow(EventStream<StreamSignal> stream) throws InterruptedException {
		while (!this.world.stop().given()) {
			StreamSignal signal = stream.next(LOOK_UP);
			switch (signal) {
				case StreamSignal.Ended ended -> {
					return ended(ended.how());
				}
				case StreamSignal.DriverMoved moved -> this.account.moved(moved);
				case RideEvent event -> {
					changed(event);
					if (event.state().isEnd()) {
						return this.account.over(event);
					}
					if (this.mood.losesTheStream()) {
						return lost("rider vanished", this.mood.untilStreamIsBack());
					}
				}
				case null -> {
				}
			}
			if (this.stuck.hasCome()) {
				this.history.stuck("longer than its bound");
				return "stuck";
			}
			cancelIfDue();
		}
		return null;
	}

	private void changed(RideEvent event) {
		this.account.changed(event);
		this.backoff.reset();
		this.stuck = stuckAfter(event);
		if (event.state() == RideState.PICKED_UP) {
			this.change = Due.NEVER;
		}
		if (event.state() == RideState.ACCEPTED) {
			this.patience = Due.NEVER;
		}
	}

	/** Never while a person drives, in a browser: they may take their time. */
	private Due stuckAfter(RideEvent event) {
		boolean foreign = event.state().hasDriver() && event.driverId() != null
				&& !this.world.fleet().has(event.driverId());
		return foreign ? Due.NEVER : Due.in(this.bound.in(event.state()));
	}

	private @Nullable String ended(String how) throws InterruptedException {
		if (how.equals(StreamSignal.Ended.OVER)) {
			this.history.over();
			return "over unseen";
		}
		this.world.statistics().count(Tally.FAILURES, "stream: " + how);
		if (how.equals("not-found")) {
			return "lost track of";
		}
		RideEvent last = this.history.last();
		this.stuck = (last != null) ? stuckAfter(last) : Due.in(this.bound.in(RideState.REQUESTED));
		return lost("rider " + how, this.backoff.next());
	}

	private @Nullable String lost(String how, Duration away) throws InterruptedException {
		this.world.statistics().count(Tally.RECONNECTS, how);
		this.gateway++;
		this.world.stop().pause(away);
		return null;
	}

	private void cancelIfDue() throws InterruptedException {
		boolean impatient = this.patience.hasCome();
		if (!impatient && !this.change.hasCome()) {
			return;
		}
		this.change = Due.NEVER;
		this.patience = Due.NEVER;
		try {
			this.world.client().cancel(this.gateway, this.rideId);
			this.world.statistics().count(Tally.RIDERS, impatient ? "waited too long" : "changed their mind");
		}
		catch (GatewayFailure ex) {
			refused(ex);
		}
	}

	private void refused(GatewayFailure ex) {
		if (ex.kind().equals("ride-state")) {
			this.world.statistics().count(Tally.RIDERS, "too late to cancel");
			return;
		}
		this.world.statistics().count(Tally.FAILURES, "cancel: " + ex.kind());
		this.change = ex.isTransient() ? Due.in(UNTIL_ASKED_AGAIN) : Due.NEVER;
	}

}
