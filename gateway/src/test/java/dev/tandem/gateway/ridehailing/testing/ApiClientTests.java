package dev.tandem.gateway.ridehailing.testing;

import java.util.Arrays;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.tandem.ridehailing.client.CityMessage;
import dev.tandem.ridehailing.client.DriverCommand;
import dev.tandem.ridehailing.client.DriverMessage;
import dev.tandem.ridehailing.client.RideMessage;
import dev.tandem.ridehailing.client.ServerSentEvent;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the messages of the API's client to the document and its examples.
 */
class ApiClientTests {

	@Test
	void eachMessageOfTheSocketHasARecord() {
		assertThat(Stream.concat(types(DriverMessage.class), types(DriverCommand.class)))
			.containsExactlyInAnyOrderElementsOf(AsyncApi.document().at("/channels/driver/messages").propertyNames());
	}

	@Test
	void recordsReadTheExamplesForADriver() {
		assertThat(types(DriverMessage.class))
			.allSatisfy((type) -> assertThat(examples("/components/messages/" + type)).isNotEmpty()
				.allSatisfy((example) -> assertThat(DriverMessage.of(example.get("payload").toString()))
					.isNotInstanceOf(DriverMessage.Unknown.class)));
	}

	@Test
	void recordsWriteTheExamplesOfADriver() {
		assertThat(types(DriverCommand.class)).allSatisfy(
				(type) -> assertThat(examples("/components/messages/" + type)).isNotEmpty().allSatisfy((example) -> {
					String payload = example.get("payload").toString();
					String written = RidehailingGateway.JSON.readValue(payload, DriverCommand.class).text();
					assertThat(RidehailingGateway.JSON.readTree(written)).isEqualTo(example.get("payload"));
				}));
	}

	@Test
	void recordsReadTheExamplesOfTheStreams() {
		assertThat(Stream.of("ride", "driver")).allSatisfy((name) -> assertThat(events("ride", name)).isNotEmpty()
			.extracting(RideMessage::of)
			.doesNotContainNull());
		assertThat(Stream.of("snapshot", "pulse")).allSatisfy((name) -> assertThat(events("city", name)).isNotEmpty()
			.extracting(CityMessage::of)
			.doesNotContainNull());
	}

	private static Stream<String> types(Class<?> messages) {
		return Arrays.stream(messages.getAnnotation(JsonSubTypes.class).value()).map(JsonSubTypes.Type::name);
	}

	private static Stream<ServerSentEvent> events(String channel, String name) {
		return examples("/channels/" + channel + "/messages/" + name).map((example) -> new ServerSentEvent(name,
				example.at("/headers/id").asString(), example.get("payload").toString()));
	}

	private static Stream<JsonNode> examples(String message) {
		return AsyncApi.document().at(message).get("examples").valueStream();
	}

}
