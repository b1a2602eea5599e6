package dev.tandem.simulator.city;

import java.io.InputStream;
import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;

/** Reads the city's data files from the jar. */
final class CityFiles {

	private static final JsonMapper JSON = new JsonMapper();

	private CityFiles() {
	}

	static InputStream open(String name) {
		return Objects.requireNonNull(CityFiles.class.getResourceAsStream("/city/" + name), name);
	}

	/** Reads the members of a file that a record has. */
	static <T> T read(String name, Class<T> type) {
		return JSON.readValue(open(name), type);
	}

}
