package dev.tandem.simulator.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Parses the events of a rider's stream.
 */
final class RideMessageParser {

	private RideMessageParser() {
	}

	/** Parses an event; null for an event to ignore. */
	static @Nullable RideMessage signal(ServerSentEventReader.Event event) {
		JsonNode data = Json.read(event.data());
		return switch (event.name()) {
			case "ride" -> new RideEvent(String.valueOf(event.id()), Json.uuid(data, "rideId"),
					data.required("number").asInt(), Json.state(data), Json.textOrNull(data, "reason"),
					Json.uuidOrNull(data, "driverId"), Json.instant(data, "at"));
			case "driver" -> data.hasNonNull("lat") ? new RideMessage.DriverMoved(Json.uuid(data, "driverId"),
					data.required("lat").asDouble(), data.required("lng").asDouble()) : null;
			default -> null;
		};
	}

}
