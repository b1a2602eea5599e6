package dev.tandem.gateway.ridehailing.driver;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tandem.gateway.ridehailing.city.ServedArea;
import org.jspecify.annotations.Nullable;

/**
 * A message from a driver as it came: of a known type, without unknown fields, its values
 * not looked at yet.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @Type(name = "position", value = ClientMessage.Position.class),
		@Type(name = "accept", value = ClientMessage.Accept.class),
		@Type(name = "decline", value = ClientMessage.Decline.class),
		@Type(name = "progress", value = ClientMessage.Progress.class),
		@Type(name = "pong", value = ClientMessage.Pong.class) })
sealed interface ClientMessage {

	/**
	 * Looks at the values.
	 * @param area where rides are served
	 * @return what the driver wants; an error that names each wrong field else
	 */
	DriverCommand toCommand(ServedArea area);

	/**
	 * Where the driver is.
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
	 * The driver takes an offer.
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
	 * The driver does not want an offer.
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
	 * The driver is further with his ride.
	 *
	 * @param rideId the ride
	 * @param state how far
	 */
	record Progress(@Nullable String rideId, @Nullable String state) implements ClientMessage {

		@Override
		public DriverCommand toCommand(ServedArea area) {
			return new MessageValidator().progress(this.rideId, this.state);
		}

	}

	/** The answer to a ping. */
	record Pong() implements ClientMessage {

		@Override
		public DriverCommand toCommand(ServedArea area) {
			return new DriverCommand.Pong();
		}

	}

}
