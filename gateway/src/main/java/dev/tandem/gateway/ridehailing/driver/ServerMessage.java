package dev.tandem.gateway.ridehailing.driver;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tandem.gateway.ridehailing.city.Money;
import dev.tandem.gateway.ridehailing.city.Place;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;

/**
 * A message from the gateway to a driver; asyncapi.yaml describes the protocol.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @Type(name = "welcome", value = ServerMessage.Welcome.class),
		@Type(name = "offer", value = ServerMessage.Offer.class),
		@Type(name = "offer_revoked", value = ServerMessage.OfferRevoked.class),
		@Type(name = "ride", value = ServerMessage.RideChanged.class),
		@Type(name = "ping", value = ServerMessage.Ping.class),
		@Type(name = "error", value = ServerMessage.Error.class) })
sealed interface ServerMessage {

	/** The protocol's version. */
	int VERSION = 1;

	/**
	 * The first message: the driver's state, except an open offer, which follows as a
	 * message.
	 *
	 * @param protocolVersion the protocol's version
	 * @param driverId the driver
	 * @param resumed whether the driver has a ride to continue
	 * @param ride that ride, or null
	 * @param pingIntervalSeconds the interval of pings
	 */
	record Welcome(int protocolVersion, UUID driverId, boolean resumed, @Nullable AssignedRide ride,
			long pingIntervalSeconds) implements ServerMessage {

		static Welcome to(UUID driverId, @Nullable Ride ride, DriverProperties properties) {
			return new Welcome(VERSION, driverId, ride != null, (ride != null) ? AssignedRide.of(ride) : null,
					Math.max(1, properties.pingInterval().toSeconds()));
		}

	}

	/**
	 * A ride that the driver may accept.
	 *
	 * @param offerId the offer
	 * @param rideId the ride
	 * @param pickup where it starts
	 * @param dropoff where it ends
	 * @param fare the rider's price
	 * @param expiresAt when the offer expires, UTC
	 */
	record Offer(UUID offerId, UUID rideId, Place pickup, Place dropoff, Money fare,
			Instant expiresAt) implements ServerMessage {

		static Offer of(Ride ride, Ride.Offer offer) {
			return new Offer(offer.id(), ride.id(), ride.pickup(), ride.dropoff(), ride.fare(), offer.expiresAt());
		}

	}

	/**
	 * An offer that is no longer open.
	 *
	 * @param offerId the offer
	 * @param reason why
	 */
	record OfferRevoked(UUID offerId, RideReason reason) implements ServerMessage {
	}

	/**
	 * A change of the driver's ride.
	 *
	 * @param rideId the ride
	 * @param state its current state
	 * @param reason why, unless the state says it
	 */
	record RideChanged(UUID rideId, RideState state, @Nullable RideReason reason) implements ServerMessage {
	}

	/** Requests a pong. */
	record Ping() implements ServerMessage {
	}

	/**
	 * A message of the driver was rejected, or a command failed.
	 *
	 * @param problem why
	 */
	record Error(ProblemDetail problem) implements ServerMessage {
	}

	/**
	 * The driver's ride.
	 *
	 * @param rideId the ride
	 * @param state its current state
	 * @param pickup where it starts
	 * @param dropoff where it ends
	 * @param fare the rider's price
	 */
	record AssignedRide(UUID rideId, RideState state, Place pickup, Place dropoff, Money fare) {

		static AssignedRide of(Ride ride) {
			return new AssignedRide(ride.id(), ride.state(), ride.pickup(), ride.dropoff(), ride.fare());
		}

	}

}
