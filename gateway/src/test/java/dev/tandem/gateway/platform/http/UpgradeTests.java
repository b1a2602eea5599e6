package dev.tandem.gateway.platform.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

import dev.tandem.gateway.platform.testing.GatewayExtension;
import dev.tandem.gateway.platform.testing.PlatformGateway;
import dev.tandem.gateway.platform.testing.RawHttp;
import dev.tandem.gateway.platform.testing.RawHttp.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.tandem.gateway.platform.testing.PlatformGateway.LINE;
import static dev.tandem.gateway.platform.testing.PlatformGateway.LINES;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests to upgrade the protocol: a WebSocket that no endpoint serves is rejected and
 * its connection closed; other protocols are ignored.
 */
@Timeout(60)
class UpgradeTests {

	@RegisterExtension
	static final GatewayExtension stack = new GatewayExtension();

	private static final String WEBSOCKET = "Connection: Upgrade\r\nUpgrade: websocket\r\n";

	@ParameterizedTest
	@ValueSource(strings = { "/nothing", "/", "/api/v1/lines/socket", LINES, "/actuator/health", "/problems" })
	void webSocketWithoutEndpointIsRejectedAndClosed(String path) throws IOException {
		assertClosed("GET " + path + " HTTP/1.1\r\nHost: test\r\n" + WEBSOCKET + "\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "OPTIONS", "HEAD", "TRACE", "FOO" })
	void webSocketByAnotherMethodIsRejectedAndClosed(String method) throws IOException {
		assertClosed(method + " /nothing HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n" + WEBSOCKET + "\r\n");
	}

	@Test
	void webSocketWithABodyIsRejectedAndClosed() throws IOException {
		assertClosed("GET /nothing HTTP/1.1\r\nHost: test\r\nContent-Length: 4\r\n" + WEBSOCKET + "\r\nbody");
	}

	private static void assertClosed(String request) throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			Response response = http.send(request).receiveHead();
			assertThat(response.status()).isBetween(200, 499);
			assertThat(response.headers()).containsEntry("Connection", "close");
			assertThat(http.isClosedAfterResponse()).isTrue();
		}
	}

	@ParameterizedTest
	@MethodSource
	void otherProtocolIsIgnored(String headers) throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			for (String path : new String[] { LINES, "/nothing", "/problems" }) {
				Response response = http.send("GET " + path + " HTTP/1.1\r\nHost: test\r\n" + headers + "\r\n")
					.receive();
				assertThat(response.status()).isIn(200, 404);
				assertThat(response.headers()).doesNotContainKeys("Upgrade", "Connection");
			}
			Response created = http
				.send("POST " + LINES + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n" + headers
						+ "Content-Length: " + LINE.length() + "\r\n\r\n" + LINE)
				.receive();
			assertThat(created.status()).isEqualTo(201);
		}
	}

	static Stream<String> otherProtocolIsIgnored() {
		String settings = "HTTP2-Settings: AAMAAABkAAQAAP__\r\n";
		return Stream.of("Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n" + settings,
				"Connection: Upgrade\r\nUpgrade: h2c\r\n", "Connection: Upgrade\r\nUpgrade: TLS/1.0\r\n",
				"Connection: Upgrade\r\nUpgrade: nonsense\r\n", "Connection: Upgrade\r\nUpgrade: \r\n",
				"Connection: Upgrade\r\n", "Upgrade: websocket\r\n", "Upgrade: h2c\r\n", settings);
	}

	@Test
	void http2UpgradeOfJavasClientIsIgnored() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.gateway().port() + LINES))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(PlatformGateway.LINE))
			.build();
		try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
			HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
			assertThat(response.statusCode()).isEqualTo(201);
			assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
		}
	}

}
