package dev.tandem.simulator.client;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.simulator.city.Place;
import org.jspecify.annotations.Nullable;

/**
 * A message of a driver's socket.
 */
public sealed interface DriverMessage {

	/**
	 * The gateway accepted the driver's connection.
	 *
	 * @param ride the driver's ride; null when the driver is free
	 */
	record Welcome(@Nullable AssignedRide ride) implements DriverMessage {
	}

	/**
	 * The ride that a driver has when they reconnect.
	 *
	 * @param rideId the ride
	 * @param state the state of the ride
	 * @param pickup where it starts
	 * @param dropoff where it ends
	 */
	record AssignedRide(UUID rideId, RideState state, Place pickup, Place dropoff) {
	}

	/**
	 * Handles an offer.
	 *
	 * @param offerId the offer
	 * @param rideId the ride
	 * @param pickup where it starts
	 * @param dropoff where it ends
	 * @param fare the fare of the ride
	 * @param expiresAt when the offer expires
	 */
	record Offer(UUID offerId, UUID rideId, Place pickup, Place dropoff, Fare fare,
			Instant expiresAt) implements DriverMessage {
	}

	/**
	 * Handles a revoked offer.
	 *
	 * @param offerId the offer
	 * @param reason the reason
	 */
	record OfferRevoked(UUID offerId, String reason) implements DriverMessage {
	}

	/**
	 * The driver's ride changed.
	 *
	 * @param rideId the ride
	 * @param state the new state
	 */
	record RideChanged(UUID rideId, RideState state) implements DriverMessage {
	}

	/** The gateway checks whether the driver is connected. */
	record Ping() implements DriverMessage {
	}

	/**
	 * The gateway rejected a message of the driver.
	 *
	 * @param kind the last part of the problem's type
	 */
	record Refused(String kind) implements DriverMessage {
	}

	/**
	 * The connection is closed.
	 *
	 * @param how the close code, or the kind of failure
	 */
	record Closed(String how) implements DriverMessage {
	}

	/**
	 * A message of an unknown type, as a later gateway may send.
	 *
	 * @param type the type
	 */
	record Unknown(String type) implements DriverMessage {
	}

}
