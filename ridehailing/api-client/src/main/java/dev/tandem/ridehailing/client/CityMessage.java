package dev.tandem.ridehailing.client;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A message of the city's live stream. */
public sealed interface CityMessage {

	/** Parses an event; null for an event of another kind. */
	static @Nullable CityMessage of(ServerSentEvent event) {
		return switch (event.name()) {
			case "snapshot", "pulse" -> Json.read(event, Surge.class);
			case "drivers" -> Json.read(event, Drivers.class);
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

	/** The drivers that moved or changed their status. */
	record Drivers(List<Driver> moved) implements CityMessage {
	}

	/**
	 * Where a driver is.
	 *
	 * @param lat degrees north
	 * @param lng degrees east
	 */
	record Driver(UUID id, double lat, double lng) {
	}

	/** The stream ended; how is the kind of failure. */
	record Ended(String how) implements CityMessage {
	}

}
