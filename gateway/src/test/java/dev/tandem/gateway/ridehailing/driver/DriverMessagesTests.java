package dev.tandem.gateway.ridehailing.driver;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.tandem.gateway.ridehailing.testing.RawDriverSocket;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import dev.tandem.gateway.ridehailing.testing.WebSocketFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Responses to valid and invalid messages of drivers.
 */
@Timeout(60)
class DriverMessagesTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension();

	private static final String ID = "0198d6c5-5f2a-7bbb-8000-0123456789ab";

	private final UUID driverId = UUID.randomUUID();

	private RawDriverSocket driver;

	@BeforeEach
	void open() {
		this.driver = RawDriverSocket.connect(stack.gateway(), this.driverId);
	}

	@AfterEach
	void close() {
		this.driver.close();
	}

	@Test
	void driverIsWelcomed() {
		JsonNode welcome = this.driver.await("welcome");
		assertThat(welcome.propertyNames()).containsExactlyInAnyOrder("type", "protocolVersion", "driverId", "resumed",
				"ride", "pingIntervalSeconds");
		assertThat(welcome.get("protocolVersion").asInt()).isEqualTo(1);
		assertThat(welcome.get("driverId").asString()).isEqualTo(this.driverId.toString());
		assertThat(welcome.get("resumed").asBoolean()).isFalse();
		assertThat(welcome.get("ride").isNull()).isTrue();
		assertThat(welcome.get("pingIntervalSeconds").asInt()).isEqualTo(10);
	}

	@ParameterizedTest
	@MethodSource
	void invalidMessageIsRejectedAndTheSocketStaysOpen(String message, List<String> fields) {
		JsonNode problem = this.driver.send(message).await("error").get("problem");
		assertThat(problem.get("type").asString()).isEqualTo("/problems/message-invalid");
		assertThat(problem.get("status").asInt()).isEqualTo(400);
		assertThat(problem.get("title").asString()).isNotBlank();
		assertThat(problem.get("detail").asString()).isNotBlank();
		assertThat(problem.path("errors").findValuesAsString("field")).containsExactlyInAnyOrderElementsOf(fields);
		assertLives();
	}

	static Stream<Arguments> invalidMessageIsRejectedAndTheSocketStaysOpen() {
		return Stream.of(Arguments.of("", List.of()), Arguments.of("{", List.of()),
				Arguments.of("{\"type\":\"pong\"} {}", List.of()),
				Arguments.of("{\"type\":\"pong\",\"type\":\"pong\"}", List.of()), Arguments.of("null", List.of()),
				Arguments.of("[]", List.of()), Arguments.of("{}", List.of("type")),
				Arguments.of("{\"type\":null}", List.of("type")), Arguments.of("{\"type\":7}", List.of("type")),
				Arguments.of("{\"type\":\"welcome\"}", List.of("type")),
				Arguments.of("{\"type\":\"Pong\"}", List.of("type")),
				Arguments.of("{\"type\":\"pong\",\"more\":1}", List.of("more")),
				Arguments.of("{\"type\":\"position\"}", List.of("lat", "lng")),
				Arguments.of("{\"type\":\"position\",\"lat\":40.7,\"lng\":null}", List.of("lng")),
				Arguments.of("{\"type\":\"position\",\"lat\":\"40.7\",\"lng\":-73.9}", List.of("lat")),
				Arguments.of("{\"type\":\"position\",\"lat\":91,\"lng\":-181}", List.of("lat", "lng")),
				Arguments.of("{\"type\":\"position\",\"lat\":1e999,\"lng\":0}", List.of("lat")),
				Arguments.of("{\"type\":\"position\",\"lat\":48.8566,\"lng\":2.3522}", List.of("lat", "lng")),
				Arguments.of("{\"type\":\"position\",\"lat\":40.758,\"lng\":-73.9855,\"alt\":1}", List.of("alt")),
				Arguments.of("{\"type\":\"accept\"}", List.of("offerId")),
				Arguments.of("{\"type\":\"accept\",\"offerId\":\"no\"}", List.of("offerId")),
				Arguments.of("{\"type\":\"accept\",\"offerId\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}", List.of("offerId")),
				Arguments.of("{\"type\":\"accept\",\"offerId\":{}}", List.of("offerId")),
				Arguments.of("{\"type\":\"decline\",\"offerId\":\"1-1-1-1-1\"}", List.of("offerId")),
				Arguments.of("{\"type\":\"progress\"}", List.of("rideId", "state")),
				Arguments.of("{\"type\":\"progress\",\"rideId\":\"" + ID + "\",\"state\":\"cancelled\"}",
						List.of("state")),
				Arguments.of("{\"type\":\"progress\",\"rideId\":\"" + ID + "\",\"state\":2}", List.of("state")));
	}

	@Test
	void welcomeIsTheFirstMessage() {
		try (RawDriverSocket hasty = RawDriverSocket.connect(stack.gateway(), UUID.randomUUID())) {
			hasty.send("{").position(40.758, -73.9855).send("{");
			assertThat(hasty.await((message) -> true).get("type").asString()).isEqualTo("welcome");
			assertThat(hasty.await((message) -> true).get("type").asString()).isEqualTo("error");
			hasty.await("error");
		}
	}

	@Test
	void messageMayBeFragmented() {
		this.driver.frame(WebSocketFrame.TEXT, false, "{\"type\":\"wel".getBytes())
			.frame(9, true)
			.frame(WebSocketFrame.CONTINUATION, false)
			.frame(WebSocketFrame.CONTINUATION, true, "come\"}".getBytes());
		assertThat(this.driver.await("error").at("/problem/errors/0/message").asString()).isEqualTo("is not known");
	}

	@Test
	void driverWithoutAUuidIsRejectedWithAProblem() {
		JsonNode problem = refusal("/api/v1/drivers/7/socket", HttpStatus.BAD_REQUEST);
		assertThat(problem.at("/errors/0/field").asString()).isEqualTo("driverId");
	}

	@Test
	void requestWithoutUpgradeIsRejectedWith426() {
		JsonNode problem = refusal("/api/v1/drivers/" + ID + "/socket", HttpStatus.UPGRADE_REQUIRED);
		assertThat(problem.get("type").asString()).isEqualTo("/problems/request-failed");
	}

	private void assertLives() {
		this.driver.send("{\"type\":\"unknown\"}").await("error");
	}

	private static JsonNode refusal(String path, HttpStatus status) {
		return RidehailingGateway.json(stack.gateway()
			.client()
			.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody()
			.returnResult());
	}

}
