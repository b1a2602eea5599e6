package dev.tandem.gateway.ridehailing.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tandem.gateway.ridehailing.testing.Event;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The document of the sockets and streams, and what it says of a message or an event. */
public final class AsyncApi {

	private static final JsonNode DOCUMENT = new YAMLMapper()
		.readTree(Path.of("src/main/resources/ridehailing/asyncapi.yaml"));

	private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

	private static final Map<String, Schema> PARTS = new ConcurrentHashMap<>();

	private AsyncApi() {
	}

	/**
	 * The document.
	 * @return as it is in {@code asyncapi.yaml}
	 */
	public static JsonNode document() {
		return DOCUMENT;
	}

	/** Validates a socket's message. */
	public static List<String> faultsOf(JsonNode message) {
		String type = message.path("type").asString();
		if (!DOCUMENT.at("/components/messages").has(type)) {
			return List.of("there is no message of type " + type);
		}
		return faultsOf("/components/messages/" + type + "/payload", message).map((fault) -> type + fault).toList();
	}

	/**
	 * Validates a stream's event.
	 * @param path of the stream, with or without a query
	 */
	public static List<String> faultsOf(String path, Event event) {
		String message = messagesOf(path) + "/" + event.name();
		if (DOCUMENT.at(message).isMissingNode()) {
			return List.of("there is no event " + event.name() + " at " + path);
		}
		boolean isResumable = DOCUMENT.at(message).has("headers");
		if (!isResumable && event.id() != null) {
			return List.of(event.name() + " has the id " + event.id());
		}
		Stream<String> ofId = isResumable ? faultsOf(message + "/headers", headers(event)) : Stream.empty();
		return Stream.concat(ofId, faultsOf(message + "/payload", event.data()))
			.map((fault) -> event.name() + fault)
			.toList();
	}

	private static ObjectNode headers(Event event) {
		return RidehailingGateway.JSON.createObjectNode().put("id", event.id());
	}

	private static String messagesOf(String path) {
		String name = DOCUMENT.get("channels")
			.propertyStream()
			.filter((channel) -> path.split("[?]")[0]
				.matches(channel.getValue().get("address").asString().replaceAll("[{]\\w+[}]", "[^/]+")))
			.findFirst()
			.orElseThrow(() -> new AssertionError("there is no channel at " + path))
			.getKey();
		return "/channels/" + name + "/messages";
	}

	private static Stream<String> faultsOf(String pointer, JsonNode value) {
		return PARTS.computeIfAbsent(pointer, AsyncApi::schema)
			.validate(value)
			.stream()
			.map((error) -> error.getInstanceLocation() + " " + error.getMessage());
	}

	private static Schema schema(String pointer) {
		ObjectNode schema = RidehailingGateway.JSON.createObjectNode();
		schema.putArray("allOf").add(RidehailingGateway.JSON.readTree(local(DOCUMENT.at(pointer))));
		schema.set("definitions", RidehailingGateway.JSON.readTree(local(DOCUMENT.at("/components/schemas"))));
		return SCHEMAS.getSchema(schema);
	}

	private static String local(JsonNode part) {
		return part.toString().replace("#/components/schemas/", "#/definitions/");
	}

}
