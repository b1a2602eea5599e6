package dev.tandem.ridehailing.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.InjectableValues;
import tools.jackson.databind.json.JsonMapper;

/**
 * Maps the API's JSON to records. A member that a record does not have is ignored, and
 * one that is missing is an error.
 */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
		.build();

	private Json() {
	}

	static <T> T read(String text, Class<T> type) {
		return MAPPER.readValue(text, type);
	}

	/** Reads the data of an event into a record that may have its id. */
	static <T> T read(ServerSentEvent event, Class<T> type) {
		return MAPPER.readerFor(type)
			.with(new InjectableValues.Std().addValue("id", String.valueOf(event.id())))
			.readValue(event.data());
	}

	static String write(@Nullable Object value) {
		return MAPPER.writeValueAsString(value);
	}

}
