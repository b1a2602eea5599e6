package dev.tandem.simulator.client;

import java.util.UUID;

import dev.tandem.simulator.city.Place;
import tools.jackson.databind.JsonNode;

/**
 * Encodes and decodes the messages of the driver's socket.
 */
final class DriverMessageCodec {

	private DriverMessageCodec() {
	}

	static String position(Place place) {
		return Json.place(place).put("type", "position").toString();
	}

	static String accept(UUID offerId) {
		return Json.object().put("type", "accept").put("offerId", offerId.toString()).toString();
	}

	static String decline(UUID offerId) {
		return Json.object().put("type", "decline").put("offerId", offerId.toString()).toString();
	}

	static String progress(UUID rideId, RideState state) {
		return Json.object()
			.put("type", "progress")
			.put("rideId", rideId.toString())
			.put("state", state.text())
			.toString();
	}

	static String pong() {
		return Json.object().put("type", "pong").toString();
	}

	static DriverMessage read(String text) {
		JsonNode message = Json.read(text);
		String type = message.required("type").asString();
		return switch (type) {
			case "welcome" -> welcome(message);
			case "offer" -> new DriverMessage.Offer(Json.uuid(message, "offerId"), Json.uuid(message, "rideId"),
					Json.place(message.required("pickup")), Json.place(message.required("dropoff")),
					Json.fare(message.required("fare")), Json.instant(message, "expiresAt"));
			case "offer_revoked" ->
				new DriverMessage.OfferRevoked(Json.uuid(message, "offerId"), message.required("reason").asString());
			case "ride" -> new DriverMessage.RideChanged(Json.uuid(message, "rideId"), Json.state(message));
			case "ping" -> new DriverMessage.Ping();
			case "error" -> new DriverMessage.Refused(Json.problemKind(message.required("problem")));
			default -> new DriverMessage.Unknown(type);
		};
	}

	private static DriverMessage welcome(JsonNode message) {
		JsonNode ride = message.get("ride");
		return new DriverMessage.Welcome(
				(ride == null || ride.isNull()) ? null : new DriverMessage.AssignedRide(Json.uuid(ride, "rideId"),
						Json.state(ride), Json.place(ride.required("pickup")), Json.place(ride.required("dropoff"))));
	}

}
