package dev.tandem.gateway.ridehailing.driver;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.tandem.gateway.ridehailing.testing.AsyncApi;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.JSON;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the protocol's document with the code.
 * {@link dev.tandem.gateway.ridehailing.testing.DriverSocket} validates the messages that
 * the gateway sends in every test.
 */
class AsyncApiTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension();

	@Test
	void clientMessagesMatchTheDocument() {
		assertThat(operation("receiveFromDriver")).containsExactlyInAnyOrderElementsOf(types(ClientMessage.class));
	}

	@Test
	void serverMessagesMatchTheDocument() {
		assertThat(operation("sendToDriver")).containsExactlyInAnyOrderElementsOf(types(ServerMessage.class));
	}

	@Test
	void channelAndComponentsListTheSameMessages() {
		List<String> all = Stream.concat(types(ClientMessage.class).stream(), types(ServerMessage.class).stream())
			.toList();
		assertThat(channel().get("messages").propertyNames()).containsExactlyInAnyOrderElementsOf(all);
		assertThat(messages().propertyNames()).containsExactlyInAnyOrderElementsOf(all);
		messages().forEachEntry((type, message) -> {
			assertThat(message.get("name").asString()).isEqualTo(type);
			assertThat(message.at("/payload/properties/type/const").asString()).isEqualTo(type);
			assertThat(message.get("title").asString()).isNotBlank();
			assertThat(message.get("examples")).isNotEmpty();
		});
	}

	@ParameterizedTest
	@MethodSource
	void exampleMatchesItsSchema(String type, JsonNode example) {
		assertThat(example.get("type").asString()).isEqualTo(type);
		assertThat(AsyncApi.faultsOf(example)).isEmpty();
	}

	static Stream<Arguments> exampleMatchesItsSchema() {
		return Stream.concat(types(ClientMessage.class).stream(), types(ServerMessage.class).stream())
			.flatMap(AsyncApiTests::examples);
	}

	@ParameterizedTest
	@MethodSource
	void clientExampleIsParsed(String type, JsonNode example) throws Exception {
		ClientMessage command = stack.gateway()
			.bean(DriverCodec.class)
			.read(ByteBuffer.wrap(JSON.writeValueAsBytes(example)));
		Map<String, Class<?>> commands = Map.of("position", ClientMessage.Position.class, "accept",
				ClientMessage.Accept.class, "decline", ClientMessage.Decline.class, "progress",
				ClientMessage.Progress.class, "pong", ClientMessage.Pong.class);
		assertThat(command).isInstanceOf(commands.get(type));
	}

	static Stream<Arguments> clientExampleIsParsed() {
		return types(ClientMessage.class).stream().flatMap(AsyncApiTests::examples);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"type\":\"nothing\"}", "{\"type\":\"pong\",\"more\":1}", "{\"type\":\"accept\"}",
			"{\"type\":\"progress\",\"rideId\":\"0198d6c5-6a40-7d55-8a21-b2f4c6d8e0a1\",\"state\":\"cancelled\"}",
			"{\"type\":\"position\",\"lat\":91,\"lng\":0}", "{\"type\":\"offer_revoked\",\"offerId\":\"1\"}",
			"{\"type\":\"error\",\"problem\":{\"type\":\"/problems/x\"}}" })
	void invalidMessageViolatesItsSchema(String message) {
		assertThat(AsyncApi.faultsOf(JSON.readTree(message))).isNotEmpty();
	}

	@Test
	void closeCodesMatchTheDocument() {
		assertThat(channel().get("x-close-codes").valueStream().map((close) -> close.get("code").asInt()))
			.containsExactlyElementsOf(Arrays.stream(CloseCode.values()).map(CloseCode::code).toList());
	}

	@Test
	void limitsMatchTheDocument() {
		DriverProperties limits = stack.gateway().bean(DriverProperties.class);
		Map<String, Long> own = Map.of("maxMessageBytes", limits.maxMessage().toBytes(), "messagesPerSecond",
				(long) limits.messagesPerSecond(), "messageBurst", (long) limits.messageBurst(), "positionsPerSecond",
				(long) limits.positionsPerSecond(), "positionBurst", (long) limits.positionBurst(), "outboundQueue",
				(long) limits.outboundQueue(), "waitingCommands", (long) DriverSession.MAX_PENDING_COMMANDS,
				"pingIntervalSeconds", limits.pingInterval().toSeconds(), "silenceLimitSeconds",
				limits.silenceLimit().toSeconds());
		JsonNode described = channel().get("x-limits");
		assertThat(described.propertyNames()).containsExactlyInAnyOrderElementsOf(own.keySet());
		own.forEach((name, limit) -> assertThat(described.get(name).asLong()).as(name).isEqualTo(limit));
	}

	private static JsonNode channel() {
		return AsyncApi.document().at("/channels/driver");
	}

	private static JsonNode messages() {
		return AsyncApi.document().at("/components/messages");
	}

	private static List<String> operation(String name) {
		return AsyncApi.document()
			.at("/operations/" + name + "/messages")
			.valueStream()
			.map((reference) -> reference.get("$ref").asString())
			.map((reference) -> reference.substring(reference.lastIndexOf('/') + 1))
			.toList();
	}

	private static List<String> types(Class<?> family) {
		List<JsonSubTypes.Type> types = List.of(family.getAnnotation(JsonSubTypes.class).value());
		assertThat(types.stream().<Class<?>>map(JsonSubTypes.Type::value))
			.containsExactlyInAnyOrder(family.getPermittedSubclasses());
		return types.stream().map(JsonSubTypes.Type::name).toList();
	}

	private static Stream<Arguments> examples(String type) {
		return messages().at("/" + type + "/examples")
			.valueStream()
			.map((example) -> Arguments.of(type, example.get("payload")));
	}

}
