package dev.tandem.ridehailing.client;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A message of the city's live stream. */
public sealed interface CityMessage {

	/** Parses an event; null for an event without surge. */
	static @Nullable CityMessage of(ServerSentEvent event) {
		return switch (event.name()) {
			case "snapshot", "pulse" -> Json.read(event, Surge.class);
			default -> null;
		};
	}

	/** The surge of changed cells, or of all of them. */
	record Surge(List<Cell> cells) implements CityMessage {

		/** Returns the multipliers by H3 index. */
		public Map<String, Double> byCell() {
			return this.cells.stream().collect(Collectors.toMap(Cell::cell, Cell::surge));
		}

	}

	/** The surge multiplier of a cell, by its H3 index. */
	record Cell(String cell, double surge) {
	}

	/** The stream ended; how is the kind of failure. */
	record Ended(String how) implements CityMessage {
	}

}
