package dev.tandem.simulator.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.tandem.ridehailing.client.Fare;
import dev.tandem.ridehailing.client.RideEvent;
import dev.tandem.ridehailing.client.RideResponse;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.ridehailing.client.Trip;
import reactor.core.publisher.Sinks;

/** A ride in the fake gateway's memory. */
final class FakeRide {

	final UUID id = UUID.randomUUID();

	final UUID quoteId;

	final Trip trip;

	final Fare fare;

	final List<RideEvent> events = new ArrayList<>();

	final Set<UUID> refusedBy = new HashSet<>();

	/** Notifies the streams of new events. */
	final Sinks.Many<Integer> changes = Sinks.many().replay().latest();

	RideState state = RideState.REQUESTED;

	UUID driver;

	UUID offer;

	Instant offerExpires = Instant.MAX;

	FakeRide(UUID quoteId, Trip trip, Fare fare) {
		this.quoteId = quoteId;
		this.trip = trip;
		this.fare = fare;
	}

	void become(RideState next, UUID shownDriver) {
		this.state = next;
		int number = this.events.size() + 1;
		this.events.add(new RideEvent(String.valueOf(number), this.id, number, next, null, shownDriver, Instant.now()));
		this.changes.tryEmitNext(number);
	}

	RideResponse response() {
		return new RideResponse(this.id, this.quoteId, this.state, this.fare);
	}

}
