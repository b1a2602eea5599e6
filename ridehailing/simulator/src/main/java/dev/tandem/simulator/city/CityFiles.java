package dev.tandem.simulator.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the city's data files from the jar. */
final class CityFiles {

	private static final JsonMapper JSON = new JsonMapper();

	private CityFiles() {
	}

	static JsonNode read(String name) {
		try (InputStream input = CityFiles.class.getResourceAsStream("/city/" + name)) {
			return JSON.readTree(Objects.requireNonNull(input, name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static double[] numbers(JsonNode array) {
		return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
	}

}
