package dev.tandem.gateway.ridehailing.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The document of the drivers' protocol, and what it says of a message.
 */
public final class AsyncApi {

	private static final JsonNode DOCUMENT = new YAMLMapper()
		.readTree(Path.of("src/main/resources/ridehailing/asyncapi.yaml"));

	private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

	private static final Map<String, Schema> MESSAGES = new ConcurrentHashMap<>();

	private AsyncApi() {
	}

	/**
	 * The document.
	 * @return as it is in {@code asyncapi.yaml}
	 */
	public static JsonNode document() {
		return DOCUMENT;
	}

	/**
	 * Holds a message to the document.
	 * @param message of any type
	 * @return what is wrong with it
	 */
	public static List<String> faultsOf(JsonNode message) {
		String type = message.path("type").asString();
		if (!DOCUMENT.at("/components/messages").has(type)) {
			return List.of("there is no message of type " + type);
		}
		return MESSAGES.computeIfAbsent(type, AsyncApi::schema)
			.validate(message)
			.stream()
			.map((error) -> type + error.getInstanceLocation() + " " + error.getMessage())
			.toList();
	}

	private static Schema schema(String type) {
		JsonNode payload = DOCUMENT.at("/components/messages/" + type + "/payload");
		ObjectNode schema = (ObjectNode) RidehailingGateway.JSON.readTree(local(payload));
		schema.set("definitions", RidehailingGateway.JSON.readTree(local(DOCUMENT.at("/components/schemas"))));
		return SCHEMAS.getSchema(schema);
	}

	private static String local(JsonNode part) {
		return part.toString().replace("#/components/schemas/", "#/definitions/");
	}

}
