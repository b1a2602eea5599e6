package dev.tandem.gateway.ridehailing.driver;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tandem.gateway.ridehailing.city.ServedArea;
import org.jspecify.annotations.Nullable;

/**
 * A message from a driver: parsed, of a known type and without unknown fields, but with
 * values that are not validated yet.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @Type(name = "position", value = ClientMessage.Position.class),
		@Type(name = "accept", value = ClientMessage.Accept.class),
		@Type(name = "decline", value = ClientMessage.Decline.class),
		@Type(name = "progress", value = ClientMessage.Progress.class),
		@Type(name = "pong", value = ClientMessage.Pong.class) })
sealed interface ClientMessage {

	/**
	 * Validates the values.
	 * @param area where drivers may be
	 * @return the command
	 * @throws dev.tandem.gateway.platform.problem.ProblemException when values are
	 * invalid; names every invalid field
	 */
	DriverCommand toCommand(ServedArea area);

	/**
	 * Reports the driver's position.
	 *
	 * @param lat degrees north
	 * @param lng degrees east
	 */
	record Position(@Nullable Double lat, @Nullable Double lng) implements ClientMessage {

		@Override
		public DriverCommand toCommand(ServedArea area) {
			return new MessageValidator().position(this.lat, this.lng, area);
		}

	}

	/**
	 * Accepts an offer.
	 *
	 * @param offerId the offer
	 */
	record Accept(@Nullable String offerId) implements ClientMessage {

		@Override
		public DriverCommand toCommand(ServedArea area) {
			return new MessageValidator().accept(this.offerId);
		}

	}

	/**
	 * Declines an offer.
	 *
	 * @param offerId the offer
	 */
	record Decline(@Nullable String offerId) implements ClientMessage {

		@Override
		public DriverCommand toCommand(ServedArea area) {
			return new MessageValidator().decline(this.offerId);
		}

	}

	/**
	 * Advances the driver's ride.
	 *
	 * @param rideId the ride
	 * @param state the next state
	 */
	record Progress(@Nullable String rideId, @Nullable String state) implements ClientMessage {

		@Override
		public DriverCommand toCommand(ServedArea area) {
			return new MessageValidator().progress(this.rideId, this.state);
		}

	}

	/** Responds to a ping. */
	record Pong() implements ClientMessage {

		@Override
		public DriverCommand toCommand(ServedArea area) {
			return new DriverCommand.Pong();
		}

	}

}
