package dev.tandem.simulator.rider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.tandem.simulator.base.Backoff;
import dev.tandem.simulator.base.Chance;
import dev.tandem.simulator.check.RideBound;
import dev.tandem.simulator.check.RideHistory;
import dev.tandem.simulator.city.Place;
import dev.tandem.simulator.client.GatewayFailure;
import dev.tandem.simulator.client.RideEvent;
import dev.tandem.simulator.client.RideState;
import dev.tandem.simulator.client.RideStream;
import dev.tandem.simulator.client.StreamSignal;
import dev.tandem.simulator.report.Measure;
import dev.tandem.simulator.report.Tally;
import org.jspecify.annotations.Nullable;

/**
 * A rider who follows his ride to its end, over broken streams, and may end it himself.
 */
final class Wait {

	private static final Duration LOOK_UP = Duration.ofMillis(500);

	private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(2);

	private final RiderWorld world;

	private final UUID rideId;

	private final Mood mood;

	private final RideHistory history;

	private final RideBound bound;

	private final Backoff backoff;

	private final long askedAt;

	private final List<Instant> offersMade = new ArrayList<>();

	private int gateway;

	private boolean matched;

	private long cancelDue = Long.MAX_VALUE;

	private long stuckDue;

	Wait(RiderWorld world, UUID rideId, Mood mood, Chance chance, RideBound bound, long askedAt) {
		this.world = world;
		this.rideId = rideId;
		this.mood = mood;
		this.history = new RideHistory(rideId, world.violations());
		this.bound = bound;
		this.backoff = new Backoff(chance);
		this.askedAt = askedAt;
		this.gateway = chance.oneOf(world.client().gateways());
		this.stuckDue = in(bound.in(RideState.REQUESTED));
		if (mood.changesHisMind()) {
			this.cancelDue = in(world.scaled(mood.untilHeChangesIt()));
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
			try (RideStream stream = this.world.client().follow(this.gateway, this.rideId, lastId())) {
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
	private @Nullable String follow(RideStream stream) throws InterruptedException {
		while (!this.world.stop().given()) {
			StreamSignal signal = stream.next(LOOK_UP);
			if (signal instanceof StreamSignal.Ended ended) {
				return ended(ended.how());
			}
			if (signal instanceof StreamSignal.DriverMoved moved) {
				moved(moved);
			}
			if (signal instanceof RideEvent event) {
				changed(event);
				if (event.state().isEnd()) {
					return over(event);
				}
				if (this.mood.losesTheStream()) {
					return lost("rider vanished", this.mood.untilHeIsBack());
				}
			}
			if (isDue(this.stuckDue)) {
				this.history.stuck("longer than its bound");
				return "stuck";
			}
			cancelIfDue();
		}
		return null;
	}

	private void changed(RideEvent event) {
		this.history.add(event);
		this.backoff.reset();
		this.stuckDue = isForeign(event) ? Long.MAX_VALUE : in(this.bound.in(event.state()));
		if (event.state() == RideState.OFFERED) {
			this.offersMade.add(event.at());
		}
		if (event.state() == RideState.ACCEPTED && !this.matched) {
			this.matched = true;
			this.world.statistics().took(Measure.MATCH, Duration.ofNanos(System.nanoTime() - this.askedAt));
		}
		if (event.state() == RideState.PICKED_UP) {
			this.cancelDue = Long.MAX_VALUE;
		}
	}

	/** A person who drives in a browser may take his time. */
	private boolean isForeign(RideEvent event) {
		return event.state().hasDriver() && event.driverId() != null && !this.world.fleet().has(event.driverId());
	}

	private void moved(StreamSignal.DriverMoved moved) {
		this.world.fleet()
			.since(moved.driverId(), new Place(moved.lat(), moved.lng()))
			.ifPresent((age) -> this.world.statistics().took(Measure.POSITION, age));
	}

	private String over(RideEvent event) {
		this.world.claims().ended(this.history);
		this.world.offers()
			.taken(this.rideId, this.offersMade)
			.forEach((time) -> this.world.statistics().took(Measure.OFFER, time));
		return Objects.requireNonNullElse(event.reason(), event.state().text());
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
		if (last != null) {
			this.stuckDue = isForeign(last) ? Long.MAX_VALUE : in(this.bound.in(last.state()));
		}
		return lost("rider " + how, this.backoff.next());
	}

	private @Nullable String lost(String how, Duration away) throws InterruptedException {
		this.world.statistics().count(Tally.RECONNECTS, how);
		this.gateway++;
		this.world.stop().pause(away);
		return null;
	}

	private void cancelIfDue() throws InterruptedException {
		if (!isDue(this.cancelDue)) {
			return;
		}
		this.cancelDue = Long.MAX_VALUE;
		try {
			this.world.client().cancel(this.gateway, this.rideId);
			this.world.statistics().count(Tally.RIDERS, "changed their mind");
		}
		catch (GatewayFailure ex) {
			if (ex.kind().equals("ride-state")) {
				this.world.statistics().count(Tally.RIDERS, "too late to cancel");
				return;
			}
			this.world.statistics().count(Tally.FAILURES, "cancel: " + ex.kind());
			this.cancelDue = ex.isTransient() ? in(UNTIL_ASKED_AGAIN) : Long.MAX_VALUE;
		}
	}

	private static boolean isDue(long nanos) {
		return nanos != Long.MAX_VALUE && System.nanoTime() - nanos >= 0;
	}

	private static long in(Duration time) {
		return System.nanoTime() + time.toNanos();
	}

}
