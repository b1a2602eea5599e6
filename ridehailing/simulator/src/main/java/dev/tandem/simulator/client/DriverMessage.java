package dev.tandem.simulator.client;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.simulator.city.Place;
import org.jspecify.annotations.Nullable;

/**
 * What comes by a driver's socket.
 */
public sealed interface DriverMessage {

	/**
	 * The gateway knows him.
	 *
	 * @param ride the ride that he has; null when he is free
	 */
	record Welcome(@Nullable AssignedRide ride) implements DriverMessage {
	}

	/**
	 * A ride that a driver has, as he is told when he comes back.
	 *
	 * @param rideId the ride
	 * @param state where it is
	 * @param pickup where it begins
	 * @param dropoff where it ends
	 */
	record AssignedRide(UUID rideId, RideState state, Place pickup, Place dropoff) {
	}

	/**
	 * He is asked.
	 *
	 * @param offerId the offer
	 * @param rideId the ride
	 * @param pickup where it begins
	 * @param dropoff where it ends
	 * @param fare what it brings
	 * @param expiresAt until when he may answer
	 */
	record Offer(UUID offerId, UUID rideId, Place pickup, Place dropoff, Fare fare,
			Instant expiresAt) implements DriverMessage {
	}

	/**
	 * An offer holds no more.
	 *
	 * @param offerId the offer
	 * @param reason why
	 */
	record OfferRevoked(UUID offerId, String reason) implements DriverMessage {
	}

	/**
	 * His ride has changed.
	 *
	 * @param rideId the ride
	 * @param state what it is now
	 */
	record RideChanged(UUID rideId, RideState state) implements DriverMessage {
	}

	/** The gateway asks whether he is there. */
	record Ping() implements DriverMessage {
	}

	/**
	 * A message of his was refused.
	 *
	 * @param kind the problem's type, short
	 */
	record Refused(String kind) implements DriverMessage {
	}

	/**
	 * The socket is closed.
	 *
	 * @param how the close code, or what broke
	 */
	record Closed(String how) implements DriverMessage {
	}

	/**
	 * A message that this client does not know; a later gateway may send such.
	 *
	 * @param type its type
	 */
	record Unknown(String type) implements DriverMessage {
	}

}
