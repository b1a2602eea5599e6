package dev.tandem.ridehailing.client;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JacksonInject;
import org.jspecify.annotations.Nullable;

/** A message of a rider's stream. */
public sealed interface RideMessage {

	/** Parses an event; null for an event of another kind. */
	static @Nullable RideMessage of(ServerSentEvent event) {
		return switch (event.name()) {
			case "ride" -> Json.read(event, RideEvent.class);
			case "driver" -> Json.read(event, DriverPosition.class);
			default -> null;
		};
	}

	/**
	 * A change of a ride in the rider's stream.
	 *
	 * @param id the event id, which is the number
	 * @param number the number within the ride, from 1
	 * @param driverId the driver, from accepted on
	 * @param at the time, by the database's clock
	 */
	record RideEvent(@JacksonInject("id") String id, UUID rideId, int number, RideState state, @Nullable String reason,
			@Nullable UUID driverId, Instant at) implements RideMessage {
	}

	/** Where the driver is, in degrees; both null while they are not connected. */
	record DriverPosition(UUID driverId, @Nullable Double lat, @Nullable Double lng) implements RideMessage {

		/** Returns the position; null while the driver is not connected. */
		public @Nullable Place place() {
			return (this.lat != null && this.lng != null) ? new Place(this.lat, this.lng) : null;
		}

	}

	/** The stream ended: {@code over} after the ride, or the kind of failure. */
	record Ended(String how) implements RideMessage {

		/** The gateway has no further events (204). */
		public static final String OVER = "over";

	}

}
