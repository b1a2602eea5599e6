package dev.tandem.gateway.ridehailing.testing;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A server-sent event.
 *
 * @param id its id; null when it has none
 */
public record Event(String name, @Nullable String id, JsonNode data) {

	/**
	 * Returns a text field of its data.
	 * @return null when the value is null
	 */
	public @Nullable String text(String field) {
		return this.data.get(field).isNull() ? null : this.data.get(field).asString();
	}

}
