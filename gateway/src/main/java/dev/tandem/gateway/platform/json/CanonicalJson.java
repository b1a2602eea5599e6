package dev.tandem.gateway.platform.json;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a value as JSON in a form that does not depend on the names of its classes or
 * the order of its components: keys sorted as in RFC 8785, numbers by their value, no
 * white space. A field that is null is left out, so that a new optional field does not
 * change the form of values that lack it.
 */
public final class CanonicalJson {

	/** Not the application's mapper, whose settings would change the form. */
	private static final JsonMapper JSON = new JsonMapper();

	private CanonicalJson() {
	}

	/** The canonical form of a record or another value that Jackson can write. */
	public static String of(Object value) {
		return text(JSON.valueToTree(value));
	}

	private static String text(JsonNode node) {
		return switch (node.getNodeType()) {
			case OBJECT -> object(node);
			case ARRAY -> node.valueStream().map(CanonicalJson::text).collect(Collectors.joining(",", "[", "]"));
			case NUMBER -> number(node.decimalValue());
			default -> node.toString();
		};
	}

	private static String object(JsonNode node) {
		Map<String, String> fields = new TreeMap<>();
		node.forEachEntry((name, value) -> {
			if (!value.isNull()) {
				fields.put(name, JSON.writeValueAsString(name) + ":" + text(value));
			}
		});
		return "{" + String.join(",", fields.values()) + "}";
	}

	private static String number(BigDecimal number) {
		return number.stripTrailingZeros().toString();
	}

}
