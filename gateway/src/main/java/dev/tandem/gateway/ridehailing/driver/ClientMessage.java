package dev.tandem.gateway.ridehailing.driver;

import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tandem.gateway.platform.json.UuidText;
import dev.tandem.gateway.platform.validation.Between;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.ride.RideState;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message from a driver, of a known type and without unknown fields. The components are
 * what the driver sent; read the typed values of a valid message only.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @Type(name = "position", value = ClientMessage.Position.class),
		@Type(name = "accept", value = ClientMessage.Accept.class),
		@Type(name = "decline", value = ClientMessage.Decline.class),
		@Type(name = "progress", value = ClientMessage.Progress.class),
		@Type(name = "pong", value = ClientMessage.Pong.class) })
sealed interface ClientMessage {

	/** The message of a field that is missing. */
	String REQUIRED = "is required";

	/** The message of an id that is none. */
	String NO_UUID = "must be a UUID";

	/**
	 * Reports the driver's position, which is in the served area or near it.
	 *
	 * @param lat degrees north
	 * @param lng degrees east
	 */
	record Position(@NotNull(message = REQUIRED) @Between(min = -90, max = 90) @Nullable Double lat,
			@NotNull(message = REQUIRED) @Between(min = -180, max = 180) @Nullable Double lng)
			implements
				ClientMessage {

		Coordinates place() {
			// adding zero turns -0.0, which drivers may send, into 0.0
			return new Coordinates(Objects.requireNonNull(this.lat) + 0.0, Objects.requireNonNull(this.lng) + 0.0);
		}

	}

	/**
	 * Accepts an offer.
	 *
	 * @param offerId the offer
	 */
	record Accept(@NotNull(message = REQUIRED) @Pattern(regexp = UuidText.PATTERN,
			message = NO_UUID) @Nullable String offerId) implements ClientMessage {

		UUID offer() {
			return UUID.fromString(Objects.requireNonNull(this.offerId));
		}

	}

	/**
	 * Declines an offer.
	 *
	 * @param offerId the offer
	 */
	record Decline(@NotNull(message = REQUIRED) @Pattern(regexp = UuidText.PATTERN,
			message = NO_UUID) @Nullable String offerId) implements ClientMessage {

		UUID offer() {
			return UUID.fromString(Objects.requireNonNull(this.offerId));
		}

	}

	/**
	 * Advances the driver's ride.
	 *
	 * @param rideId the ride
	 * @param state the next state
	 */
	record Progress(
			@NotNull(message = REQUIRED) @Pattern(regexp = UuidText.PATTERN, message = NO_UUID) @Nullable String rideId,
			@NotNull(message = REQUIRED) @Pattern(regexp = "arrived|picked_up|completed",
					message = "must be arrived, picked_up or completed") @Nullable String state)
			implements
				ClientMessage {

		UUID ride() {
			return UUID.fromString(Objects.requireNonNull(this.rideId));
		}

		RideState next() {
			return RideState.valueOf(Objects.requireNonNull(this.state).toUpperCase(Locale.ROOT));
		}

	}

	/** Responds to a ping. */
	record Pong() implements ClientMessage {
	}

}
