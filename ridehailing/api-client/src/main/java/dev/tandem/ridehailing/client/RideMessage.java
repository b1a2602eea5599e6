package dev.tandem.ridehailing.client;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A message of a rider's stream. */
public sealed interface RideMessage permits RideEvent, RideMessage.DriverPosition, RideMessage.Ended {

	/** Parses an event; null for an event of another kind. */
	static @Nullable RideMessage of(ServerSentEvent event) {
		return switch (event.name()) {
			case "ride" -> Json.read(event, RideEvent.class);
			case "driver" -> Json.read(event, DriverPosition.class);
			default -> null;
		};
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
