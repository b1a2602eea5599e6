package dev.tandem.gateway.ridehailing.ride;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import reactor.core.publisher.Mono;

/**
 * The transitions of a ride. Each is a compare-and-set in the database that writes its
 * event in the same transaction. A caller that comes too late changes nothing: drivers
 * and riders receive a {@link dev.tandem.gateway.platform.problem.ProblemException}, the
 * dispatcher receives {@code false}. Thread-safe; errors with
 * {@code DatabaseUnavailableException} during an outage.
 */
public interface RideService {

	/**
	 * Finds a ride.
	 * @param id the ride
	 * @return the ride; empty when there is none
	 */
	Mono<Optional<Ride>> find(UUID id);

	/**
	 * Finds the ride or open offer of a driver.
	 * @param driverId the driver
	 * @return a ride that is offered, accepted, arrived or picked up; empty when the
	 * driver is free
	 */
	Mono<Optional<Ride>> findByDriver(UUID driverId);

	/**
	 * Finds all rides that have not ended.
	 * @return the rides, oldest first
	 */
	Mono<List<Ride>> findActive();

	/**
	 * Finds rides whose open offer has expired by the database's clock.
	 * @param limit maximum number of rides
	 * @return the rides, oldest first
	 */
	Mono<List<Ride>> findWithExpiredOffer(int limit);

	/**
	 * Offers a searching ride to a driver.
	 * @param ride the ride as read
	 * @param driverId the driver
	 * @param validity how long the offer is open, by the database's clock
	 * @return the outcome
	 */
	Mono<OfferOutcome> offer(Ride ride, UUID driverId, Duration validity);

	/**
	 * Accepts an offer for its driver, before it expires.
	 * @param driverId the driver
	 * @param offerId the offer
	 * @return the accepted ride; the problem {@code offer-gone} when the offer is no
	 * longer open
	 */
	Mono<Ride> accept(UUID driverId, UUID offerId);

	/**
	 * Declines an offer for its driver; the search continues without this driver.
	 * @param driverId the driver
	 * @param offerId the offer
	 * @return the searching ride; the problem {@code offer-gone} when the offer is no
	 * longer open
	 */
	Mono<Ride> decline(UUID driverId, UUID offerId);

	/**
	 * Advances a driver's ride to the next of accepted, arrived, picked up and completed.
	 * Reporting the current state again changes nothing.
	 * @param driverId the driver
	 * @param rideId the driver's ride
	 * @param state the next state
	 * @return the ride; otherwise the problem {@code ride-state} or {@code not-found}
	 */
	Mono<Ride> progress(UUID driverId, UUID rideId, RideState state);

	/**
	 * Cancels a ride for its rider, before the pickup. Cancelling it again changes
	 * nothing.
	 * @param rideId the ride
	 * @return the cancelled ride; otherwise the problem {@code ride-state} or
	 * {@code not-found}
	 */
	Mono<Ride> cancel(UUID rideId);

	/**
	 * Withdraws an open offer; the search continues without its driver. For
	 * {@code TIMED_OUT} the offer must have expired by the database's clock.
	 * @param ride the ride as read
	 * @param reason {@code TIMED_OUT} or {@code DRIVER_LOST}
	 * @return false when the ride has changed since
	 */
	Mono<Boolean> withdrawOffer(Ride ride, RideReason reason);

	/**
	 * Releases a ride from a lost driver: before the pickup the search continues without
	 * this driver, after it the ride is cancelled.
	 * @param ride the ride as read
	 * @return false when the ride has changed since
	 */
	Mono<Boolean> releaseLostDriver(Ride ride);

	/**
	 * Ends a search that found no driver.
	 * @param ride the ride as read
	 * @return false when the ride has changed since
	 */
	Mono<Boolean> endSearch(Ride ride);

	/** The outcome of an attempt to offer a ride to a driver. */
	enum OfferOutcome {

		/** The driver has the offer. */
		OFFERED,
		/** The driver has another offer or ride. */
		DRIVER_TAKEN,
		/** The ride has changed since it was read. */
		RIDE_CHANGED

	}

}
