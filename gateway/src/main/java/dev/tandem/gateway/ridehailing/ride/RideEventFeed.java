package dev.tandem.gateway.ridehailing.ride;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Delivers committed ride events to every replica. An interface, so that a message broker
 * could replace PostgreSQL. Thread-safe.
 */
public interface RideEventFeed {

	/**
	 * Streams events from now on, of all replicas, exactly once and in the order of their
	 * cursors; events of one ride are therefore in the order of their numbers. Hot: a
	 * database outage delays events but loses none. A subscriber that is too slow
	 * receives an overflow error and can resume with {@link #after(EventCursor)}. Events
	 * arrive on a parallel scheduler.
	 * @return a stream that does not complete while the gateway runs
	 */
	Flux<RideEvent> live();

	/**
	 * Reads the committed events after a cursor, in order, up to the latest that
	 * {@link #live()} may publish.
	 * @param cursor the position to start after
	 * @return completes after the latest event
	 */
	Flux<RideEvent> after(EventCursor cursor);

	/**
	 * Reads the committed events of one ride.
	 * @param rideId the ride
	 * @param afterNumber the number to start after; 0 for all
	 * @return the events in the order of their numbers
	 */
	Mono<List<RideEvent>> ofRide(UUID rideId, int afterNumber);

	/**
	 * Returns the cursor of the last published event. Subscribe to {@link #live()} first:
	 * every event after this cursor then arrives there. Waits for the first read of the
	 * events table after the gateway's start.
	 * @return the cursor
	 */
	Mono<EventCursor> head();

}
