package dev.tandem.gateway.platform.http;

import java.io.IOException;

import dev.tandem.gateway.lines.LineStreamController;
import dev.tandem.gateway.platform.testing.GatewayExtension;
import dev.tandem.gateway.platform.testing.RawHttp;
import dev.tandem.gateway.platform.testing.RawHttp.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.tandem.gateway.platform.testing.PlatformGateway.LINES;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class Http10FilterTests {

	@RegisterExtension
	static final GatewayExtension stack = new GatewayExtension();

	@ParameterizedTest
	@ValueSource(strings = { "", "Connection: keep-alive\r\n" })
	void streamIsNotChunkedAndEndsWithItsConnection(String header) throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			Response response = http.send("GET " + LineStreamController.EVENTS + " HTTP/1.0\r\n" + header + "\r\n")
				.receive();
			assertThat(response.status()).isEqualTo(200);
			assertThat(response.headers()).doesNotContainKey("Transfer-Encoding").containsEntry("Connection", "close");
			assertThat(http.line()).isEqualTo("event:first");
			stack.gateway().client().post().uri(LineStreamController.EVENTS + "/end").exchange().expectStatus().isOk();
			assertThat(http.isClosedAfterResponse()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { LINES, "/nothing", "/actuator/prometheus", "/api/openapi.json", "/api/docs" })
	void otherResponseIsWhole(String path) throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			Response response = http.send("GET " + path + " HTTP/1.0\r\n\r\n").receive();
			assertThat(response.headers()).doesNotContainKey("Transfer-Encoding");
			assertThat(http.isClosedAfterResponse()).isTrue();
		}
	}

	@Test
	void streamOfHttp11IsChunked() throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			Response response = http.send("GET " + LineStreamController.EVENTS + " HTTP/1.1\r\nHost: test\r\n\r\n")
				.receive();
			assertThat(response.headers()).containsEntry("transfer-encoding", "chunked");
		}
	}

}
