package dev.tandem.simulator.client;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message of the city's live stream: the surge of cells, or the end of the stream.
 */
public sealed interface CityMessage {

	/** Parses an event; null for an event without surge. */
	static @Nullable CityMessage of(ServerSentEventReader.Event event) {
		return switch (event.name()) {
			case "snapshot", "pulse" -> new Surge(surge(Json.read(event.data()).required("cells")));
			default -> null;
		};
	}

	private static Map<String, Double> surge(JsonNode cells) {
		Map<String, Double> surge = HashMap.newHashMap(cells.size());
		cells.valueStream()
			.forEach((cell) -> surge.put(cell.required("cell").asString(), cell.required("surge").asDouble()));
		return surge;
	}

	/**
	 * The surge of changed cells, or of all of them.
	 *
	 * @param byCell multipliers by H3 index
	 */
	record Surge(Map<String, Double> byCell) implements CityMessage {
	}

	/**
	 * The stream ended.
	 *
	 * @param how the kind of failure
	 */
	record Ended(String how) implements CityMessage {
	}

}
