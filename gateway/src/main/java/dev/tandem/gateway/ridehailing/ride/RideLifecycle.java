package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import reactor.core.publisher.Mono;

/**
 * The changes that a ride can go through, each one a compare-and-set in the database with
 * its event in the same transaction. Whoever comes too late changes nothing, and is told
 * so: drivers and riders by a
 * {@link dev.tandem.gateway.platform.problem.ProblemException}, the dispatcher by
 * {@code false}.
 */
public interface RideLifecycle {

	/**
	 * Finds a ride.
	 * @param id the ride
	 * @return the ride; empty when there is none
	 */
	Mono<Optional<Ride>> find(UUID id);

	/**
	 * The ride or the open offer that binds a driver.
	 * @param driverId the driver
	 * @return offered, accepted, arrived or picked up; empty when he is free
	 */
	Mono<Optional<Ride>> findByDriver(UUID driverId);

	/**
	 * All rides whose life is not over.
	 * @return the oldest first
	 */
	Mono<List<Ride>> findActive();

	/**
	 * Rides whose open offer has run out by the database's clock.
	 * @param limit how many at the most
	 * @return the oldest first
	 */
	Mono<List<Ride>> findWithExpiredOffer(int limit);

	/**
	 * Offers a ride that is searching to a driver.
	 * @param ride as it was read
	 * @param driverId who is asked
	 * @param validity how long the offer is open, by the database's clock
	 * @return what became of it
	 */
	Mono<OfferOutcome> offer(Ride ride, UUID driverId, Duration validity);

	/**
	 * A driver takes the offer made to him, before it runs out.
	 * @param driverId the driver
	 * @param offerId the offer
	 * @return the ride, accepted; a problem {@code offer-gone} else
	 */
	Mono<Ride> accept(UUID driverId, UUID offerId);

	/**
	 * A driver says no; the search goes on without him.
	 * @param driverId the driver
	 * @param offerId the offer
	 * @return the ride, searching; a problem {@code offer-gone} else
	 */
	Mono<Ride> decline(UUID driverId, UUID offerId);

	/**
	 * A driver tells how far he is: accepted, arrived, picked up, completed, one after
	 * the other. Telling again what is so already changes nothing.
	 * @param driverId the driver
	 * @param rideId his ride
	 * @param state the next state
	 * @return the ride; a problem {@code ride-state} or {@code not-found} else
	 */
	Mono<Ride> progress(UUID driverId, UUID rideId, RideState state);

	/**
	 * The rider ends it, before he is picked up. Ending it again changes nothing.
	 * @param rideId the ride
	 * @return the ride, cancelled; a problem {@code ride-state} or {@code not-found} else
	 */
	Mono<Ride> cancel(UUID rideId);

	/**
	 * Takes an open offer back; the search goes on without its driver. It has timed out
	 * only when it has run out by the database's clock.
	 * @param ride as it was read
	 * @param reason timed out, or driver lost
	 * @return whether it was still so
	 */
	Mono<Boolean> withdrawOffer(Ride ride, RideReason reason);

	/**
	 * Parts a ride from a driver who is lost: before the pickup the search goes on
	 * without him, after it the ride is cancelled.
	 * @param ride as it was read
	 * @return whether it was still so
	 */
	Mono<Boolean> releaseLostDriver(Ride ride);

	/**
	 * Ends a search that found nobody.
	 * @param ride as it was read
	 * @return whether it was still so
	 */
	Mono<Boolean> endSearch(Ride ride);

	/** What became of an attempt to offer a ride to a driver. */
	enum OfferOutcome {

		/** He is asked. */
		OFFERED,
		/** He has another offer or ride. */
		DRIVER_TAKEN,
		/** The ride is no longer as it was read. */
		RIDE_CHANGED

	}

}
