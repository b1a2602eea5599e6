package dev.tandem.gateway.ridehailing.driver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.tandem.gateway.platform.testing.RawHttp;
import dev.tandem.gateway.platform.testing.RawHttp.Response;
import dev.tandem.gateway.ridehailing.testing.RawDriverSocket;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import dev.tandem.gateway.ridehailing.testing.WebSocketFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/**
 * Valid and invalid handshakes of drivers' sockets.
 */
@Timeout(60)
class DriverHandshakeTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension();

	private static final String SOCKET = "/api/v1/drivers/0198d6c5-5f2a-7bbb-8000-0123456789ab/socket";

	private static final String CONNECTION = "Connection: Upgrade\r\n";

	private static final String UPGRADE = "Upgrade: websocket\r\n";

	private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";

	private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

	@ParameterizedTest
	@MethodSource
	void errorResponseNamesTheSupportedUpgrade(String request, int status) throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			Response response = http.send(request + "\r\n").receive();
			assertThat(response.status()).isEqualTo(status);
			assertThat(response.headers()).containsEntry("Content-Type", "application/problem+json")
				.containsEntry("Upgrade", "websocket")
				.containsEntry("Sec-WebSocket-Version", "13")
				.hasEntrySatisfying("Connection",
						(connection) -> assertThat(connection).containsIgnoringCase("upgrade"));
			assertThat(RidehailingGateway.JSON.readTree(response.body()).get("status").asInt()).isEqualTo(status);
		}
	}

	static Stream<Arguments> errorResponseNamesTheSupportedUpgrade() {
		String http11 = "GET " + SOCKET + " HTTP/1.1\r\nHost: test\r\n";
		return Stream.of(argumentSet("no upgrade", http11, 426), argumentSet("no key", upgrade(http11, VERSION), 400),
				argumentSet("empty key", upgrade(http11, VERSION + "Sec-WebSocket-Key: \r\n"), 400),
				argumentSet("short key", upgrade(http11, VERSION + "Sec-WebSocket-Key: eA==\r\n"), 400),
				argumentSet("key not in Base64", upgrade(http11, VERSION + "Sec-WebSocket-Key: \u00ff\r\n"), 400),
				argumentSet("no version", upgrade(http11, KEY), 426),
				argumentSet("version 12", upgrade(http11, KEY + "Sec-WebSocket-Version: 12\r\n"), 426),
				argumentSet("version 8", upgrade(http11, KEY + "Sec-WebSocket-Version: 8\r\n"), 426),
				argumentSet("no version at all", upgrade(http11, KEY + "Sec-WebSocket-Version: x\r\n"), 426),
				argumentSet("another protocol", http11 + CONNECTION + "Upgrade: h2c\r\n" + VERSION + KEY, 426),
				argumentSet("not named in Connection", http11 + UPGRADE + VERSION + KEY, 426),
				argumentSet("driver is no UUID",
						upgrade("GET /api/v1/drivers/%ff/socket HTTP/1.1\r\nHost: test\r\n", VERSION + KEY), 400));
	}

	@Test
	void handshakeInHttp10IsRejected() throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			http.send(upgrade("GET " + SOCKET + " HTTP/1.0\r\n", VERSION + KEY) + "\r\n");
			assertThat(http.receive().status()).isEqualTo(426);
			assertThat(http.isClosedByPeer()).isTrue();
		}
	}

	@Test
	void rejectedHandshakeClosesTheConnection() throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			http.send(upgrade("GET " + SOCKET + " HTTP/1.1\r\nHost: test\r\n", KEY) + "\r\n");
			assertThat(http.receive().status()).isEqualTo(426);
			assertThat(http.isClosedByPeer()).isTrue();
		}
	}

	@Test
	void framesSentWithTheHandshakeAreExecutedAfterTheWelcome() {
		ByteArrayOutputStream early = new ByteArrayOutputStream();
		List<String> fields = List.of("one", "two", "three");
		fields.forEach((field) -> early.writeBytes(message(field)));
		try (RawDriverSocket driver = RawDriverSocket.connect(stack.gateway(), UUID.randomUUID(),
				early.toByteArray())) {
			fields.forEach((field) -> assertThat(detail(driver.await("error"))).contains(field));
			driver.await("welcome");
			driver.send("{\"type\":\"pong\",\"four\":1}");
			assertThat(detail(driver.await("error"))).contains("four");
		}
	}

	@Test
	void welcomePrecedesTheResponseToAnEarlyFrame() {
		try (RawDriverSocket driver = RawDriverSocket.connect(stack.gateway(), UUID.randomUUID(), message("early"))) {
			assertThat(driver.await((message) -> true).get("type").asString()).isEqualTo("welcome");
			assertThat(detail(driver.await("error"))).contains("early");
		}
	}

	@Test
	void frameSentWithTheHandshakeMayBeIncomplete() {
		byte[] frame = message("split");
		byte[] begin = new byte[5];
		System.arraycopy(frame, 0, begin, 0, begin.length);
		try (RawDriverSocket driver = RawDriverSocket.connect(stack.gateway(), UUID.randomUUID(), begin)) {
			byte[] rest = new byte[frame.length - begin.length];
			System.arraycopy(frame, begin.length, rest, 0, rest.length);
			driver.raw(rest, rest.length);
			assertThat(detail(driver.await("error"))).contains("split");
		}
	}

	@Test
	void oversizedFrameAfterTheHandshakeClosesTheSocket() {
		RawDriverSocket driver = RawDriverSocket.connect(stack.gateway(), UUID.randomUUID(),
				WebSocketFrame.encode(WebSocketFrame.TEXT, true, new byte[5000]));
		assertThat(driver.awaitClose()).isEqualTo(1009);
		driver.close();
	}

	private static String upgrade(String request, String headers) {
		return request + CONNECTION + UPGRADE + headers;
	}

	private static byte[] message(String field) {
		return WebSocketFrame.encode(WebSocketFrame.TEXT, true,
				("{\"type\":\"pong\",\"" + field + "\":1}").getBytes(StandardCharsets.UTF_8));
	}

	private static String detail(JsonNode error) {
		return error.toString();
	}

}
