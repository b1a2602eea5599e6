package dev.tandem.simulator.client;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the live stream of the city delivers: the surge of cells, or its own end.
 */
public sealed interface CityMessage {

	/** The signal of an event; null for one that tells nothing of the surge. */
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
	 * Cells that changed, or all of them.
	 *
	 * @param byCell multipliers by H3 index
	 */
	record Surge(Map<String, Double> byCell) implements CityMessage {
	}

	/**
	 * Nothing comes any more.
	 *
	 * @param how the kind of failure
	 */
	record Ended(String how) implements CityMessage {
	}

}
