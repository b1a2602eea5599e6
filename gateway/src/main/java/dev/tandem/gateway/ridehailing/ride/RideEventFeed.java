package dev.tandem.gateway.ridehailing.ride;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The port by which ride events reach every replica. What is committed is the truth; a
 * message broker's adapter would be one more class.
 */
public interface RideEventFeed {

	/**
	 * Events from now on, of all replicas, each once and in the order of their cursors;
	 * of one ride therefore in the order of their numbers. Hot: an outage of the database
	 * delays it, and it goes on without a gap. A subscriber that is too slow gets an
	 * overflow error and may come back by {@link #after(EventCursor)}.
	 * @return never completes before the gateway stops
	 */
	Flux<RideEvent> live();

	/**
	 * Committed events after a cursor, in order; what {@link #live()} may not show yet is
	 * not among them.
	 * @param cursor after which
	 * @return completes at the newest
	 */
	Flux<RideEvent> after(EventCursor cursor);

	/**
	 * The committed events of one ride.
	 * @param rideId the ride
	 * @param afterNumber after which number; 0 for all
	 * @return in the order of their numbers
	 */
	Mono<List<RideEvent>> ofRide(UUID rideId, int afterNumber);

	/**
	 * The cursor after which {@link #live()} goes on now. Once it is known, nothing after
	 * it is left out; before that, right after the gateway's start, something may be.
	 * @return the cursor
	 */
	Mono<EventCursor> head();

}
