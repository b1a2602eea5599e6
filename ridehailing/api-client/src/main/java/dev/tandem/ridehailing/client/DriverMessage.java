package dev.tandem.ridehailing.client;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A message from the gateway to a driver. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", visible = true, defaultImpl = DriverMessage.Unknown.class)
@JsonSubTypes({ @Type(name = "welcome", value = DriverMessage.Welcome.class),
		@Type(name = "offer", value = DriverMessage.Offer.class),
		@Type(name = "offer_revoked", value = DriverMessage.OfferRevoked.class),
		@Type(name = "ride", value = DriverMessage.RideChanged.class),
		@Type(name = "ping", value = DriverMessage.Ping.class),
		@Type(name = "error", value = DriverMessage.Refused.class) })
public sealed interface DriverMessage {

	/**
	 * Parses the JSON of a message; {@link Unknown} for a type that only a later gateway
	 * has.
	 * @throws JacksonException when it is not a message
	 */
	static DriverMessage of(String text) {
		return Json.read(text, DriverMessage.class);
	}

	/** The gateway accepted the connection; the ride is null when the driver is free. */
	record Welcome(@Nullable AssignedRide ride) implements DriverMessage {
	}

	/** The ride that a driver has. */
	record AssignedRide(UUID rideId, RideState state, Place pickup, Place dropoff) {

		public AssignedRide withState(RideState next) {
			return new AssignedRide(this.rideId, next, this.pickup, this.dropoff);
		}

		/** Returns where the car must be for the next step. */
		public Place destination() {
			return (this.state == RideState.PICKED_UP) ? this.dropoff : this.pickup;
		}

		/** Returns the state that the driver reports next. */
		public RideState next() {
			return switch (this.state) {
				case ACCEPTED -> RideState.ARRIVED;
				case ARRIVED -> RideState.PICKED_UP;
				case PICKED_UP -> RideState.COMPLETED;
				default -> throw new IllegalStateException("No next step in state " + this.state);
			};
		}

	}

	/** A ride that the driver may accept. */
	record Offer(UUID offerId, UUID rideId, Place pickup, Place dropoff, Fare fare,
			Instant expiresAt) implements DriverMessage {
	}

	/** An offer that is no longer open. */
	record OfferRevoked(UUID offerId, String reason) implements DriverMessage {
	}

	/** The driver's ride changed. */
	record RideChanged(UUID rideId, RideState state) implements DriverMessage {
	}

	/** The gateway checks whether the driver is connected. */
	record Ping() implements DriverMessage {
	}

	/** The gateway rejected a message of the driver. */
	record Refused(Problem problem) implements DriverMessage {
	}

	/** The last message, not JSON: the close code, or the kind of failure. */
	record Closed(String how) implements DriverMessage {
	}

	/** A message of an unknown type, as a later gateway may send. */
	record Unknown(String type) implements DriverMessage {
	}

}
