package dev.tandem.simulator.model;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import dev.tandem.ridehailing.client.Trip;
import org.jspecify.annotations.Nullable;

/** A ride from its request to its end. */
final class Ride {

	final Trip trip;

	final long requestedAt;

	final Consumer<Ride> onMatch;

	private final Consumer<Ride> onEnd;

	final Set<Connection> refusedBy = new HashSet<>();

	long searchedFrom;

	int offers;

	@Nullable Connection driver;

	@Nullable Duration matchedAfter;

	boolean ended;

	boolean unfulfilled;

	Ride(Trip trip, long requestedAt, Consumer<Ride> onMatch, Consumer<Ride> onEnd) {
		this.trip = trip;
		this.requestedAt = requestedAt;
		this.searchedFrom = requestedAt;
		this.onMatch = onMatch;
		this.onEnd = onEnd;
	}

	void end() {
		this.ended = true;
		this.onEnd.accept(this);
	}

}
