package dev.tandem.simulator.client;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.simulator.city.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes the API's JSON.
 */
final class Json {

	private static final JsonMapper MAPPER = new JsonMapper();

	private Json() {
	}

	static JsonNode read(String text) {
		return MAPPER.readTree(text);
	}

	static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

	static ObjectNode place(Place place) {
		return object().put("lat", place.lat()).put("lng", place.lng());
	}

	static Place place(JsonNode node) {
		return new Place(node.required("lat").asDouble(), node.required("lng").asDouble());
	}

	static UUID uuid(JsonNode node, String name) {
		return UUID.fromString(node.required(name).asString());
	}

	static @Nullable UUID uuidOrNull(JsonNode node, String name) {
		String text = textOrNull(node, name);
		return (text != null) ? UUID.fromString(text) : null;
	}

	static @Nullable String textOrNull(JsonNode node, String name) {
		JsonNode value = node.get(name);
		return (value == null || value.isNull()) ? null : value.asString();
	}

	static RideState state(JsonNode node) {
		return RideState.of(node.required("state").asString());
	}

	static Instant instant(JsonNode node, String name) {
		return Instant.parse(node.required(name).asString());
	}

	static Fare fare(JsonNode node) {
		return new Fare(node.required("amount").asLong(), node.required("currency").asString());
	}

	/** The last part of a problem's type. */
	static String problemKind(JsonNode problem) {
		String type = textOrNull(problem, "type");
		return (type != null) ? type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1) : "problem";
	}

	static String problemKind(int status, String body) {
		try {
			JsonNode problem = read(body);
			return problem.has("type") ? problemKind(problem) : "http-" + status;
		}
		catch (JacksonException ex) {
			return "http-" + status;
		}
	}

}
