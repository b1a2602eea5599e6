package dev.tandem.ridehailing.client;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A message from a driver to the gateway. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @Type(name = "position", value = DriverCommand.Position.class),
		@Type(name = "accept", value = DriverCommand.Accept.class),
		@Type(name = "decline", value = DriverCommand.Decline.class),
		@Type(name = "progress", value = DriverCommand.Progress.class),
		@Type(name = "pong", value = DriverCommand.Pong.class) })
public sealed interface DriverCommand {

	default String text() {
		return Json.write(this);
	}

	/** Where the driver is, in degrees north and east. */
	record Position(double lat, double lng) implements DriverCommand {
	}

	record Accept(UUID offerId) implements DriverCommand {
	}

	record Decline(UUID offerId) implements DriverCommand {
	}

	/** Reports the progress of the driver's ride. */
	record Progress(UUID rideId, RideState state) implements DriverCommand {
	}

	/** Responds to a ping. */
	record Pong() implements DriverCommand {
	}

}
