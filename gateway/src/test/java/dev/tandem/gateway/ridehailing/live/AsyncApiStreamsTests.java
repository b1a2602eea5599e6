package dev.tandem.gateway.ridehailing.live;

import java.util.List;
import java.util.stream.Stream;

import dev.tandem.gateway.ridehailing.testing.AsyncApi;
import dev.tandem.gateway.ridehailing.testing.Event;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.JSON;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the streams' document with itself and with the settings.
 * {@link dev.tandem.gateway.ridehailing.testing.EventSource} validates the events that
 * the gateway sends in every test.
 */
class AsyncApiStreamsTests {

	private static final String RIDE_ID = "0198d6c5-6a40-7d55-8a21-b2f4c6d8e0a1";

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension();

	@ParameterizedTest
	@MethodSource
	void exampleMatchesItsSchema(String path, Event example) {
		assertThat(AsyncApi.faultsOf(path, example)).isEmpty();
	}

	static Stream<Arguments> exampleMatchesItsSchema() {
		return Stream.of("ride", "city").flatMap(AsyncApiStreamsTests::examples);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			nothing |     | {}
			ride    | 3-1 | {"state":"accepted"}
			driver  |     | {"connected":true}
			pulse   |     | {"at":"2026-11-25T08:30:10Z"}
			""")
	void invalidEventViolatesItsSchema(String name, String id, String data) {
		String path = name.equals("pulse") ? path("city") : path("ride");
		assertThat(AsyncApi.faultsOf(path, new Event(name, id, JSON.readTree(data)))).isNotEmpty();
	}

	@Test
	void idMustBeTheOneThatTheStreamResumesAfter() {
		Event ride = (Event) examples("ride").findFirst().orElseThrow().get()[1];
		Event driver = (Event) examples("ride").toList().getLast().get()[1];
		assertThat(AsyncApi.faultsOf(path("ride"), new Event(ride.name(), null, ride.data()))).hasSize(1);
		assertThat(AsyncApi.faultsOf(path("ride"), new Event(ride.name(), "3-1", ride.data()))).hasSize(1);
		assertThat(AsyncApi.faultsOf(path("ride"), new Event(driver.name(), "3", driver.data()))).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ride", "city" })
	void operationListsTheChannelsEvents(String channel) {
		List<String> listed = AsyncApi.document()
			.get("operations")
			.valueStream()
			.filter((operation) -> operation.at("/channel/$ref").asString().equals("#/channels/" + channel))
			.flatMap((operation) -> operation.get("messages").valueStream())
			.map((reference) -> reference.get("$ref").asString())
			.toList();
		assertThat(listed).containsExactlyElementsOf(messages(channel).propertyStream()
			.map((message) -> "#/channels/" + channel + "/messages/" + message.getKey())
			.toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "ride", "city" })
	void keepAliveMatchesTheSetting(String channel) {
		assertThat(AsyncApi.document().at("/channels/" + channel + "/x-event-stream/keepAliveSeconds").asLong())
			.isEqualTo(stack.gateway().bean(LiveProperties.class).keepAlive().toSeconds());
	}

	private static Stream<Arguments> examples(String channel) {
		return messages(channel).propertyStream()
			.flatMap((message) -> message.getValue()
				.get("examples")
				.valueStream()
				.map((example) -> Arguments.of(path(channel), event(message.getKey(), example))));
	}

	private static Event event(String name, JsonNode example) {
		String id = example.has("headers") ? example.at("/headers/id").asString() : null;
		return new Event(name, id, example.get("payload"));
	}

	private static JsonNode messages(String channel) {
		return AsyncApi.document().at("/channels/" + channel + "/messages");
	}

	private static String path(String channel) {
		return AsyncApi.document().at("/channels/" + channel + "/address").asString().replace("{rideId}", RIDE_ID);
	}

}
