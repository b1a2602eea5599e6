package dev.tandem.gateway.platform.http;

import java.io.IOException;

import dev.tandem.gateway.lines.LineStreamController;
import dev.tandem.gateway.platform.testing.GatewayExtension;
import dev.tandem.gateway.platform.testing.RawHttp;
import dev.tandem.gateway.platform.testing.RawHttp.Answer;
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
	static final GatewayExtension tandem = new GatewayExtension();

	@ParameterizedTest
	@ValueSource(strings = { "", "Connection: keep-alive\r\n" })
	void streamIsNotChunkedAndEndsWithItsConnection(String header) throws IOException {
		try (RawHttp http = new RawHttp(tandem.gateway().port())) {
			Answer answer = http.send("GET " + LineStreamController.EVENTS + " HTTP/1.0\r\n" + header + "\r\n")
				.receive();
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.headers()).doesNotContainKey("Transfer-Encoding").containsEntry("Connection", "close");
			assertThat(http.line()).isEqualTo("event:first");
			tandem.gateway().client().post().uri(LineStreamController.EVENTS + "/end").exchange().expectStatus().isOk();
			assertThat(http.isClosedAfterAnswer()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { LINES, "/nothing", "/actuator/prometheus", "/api/openapi.json", "/api/docs" })
	void otherResponseIsWhole(String path) throws IOException {
		try (RawHttp http = new RawHttp(tandem.gateway().port())) {
			Answer answer = http.send("GET " + path + " HTTP/1.0\r\n\r\n").receive();
			assertThat(answer.headers()).doesNotContainKey("Transfer-Encoding");
			assertThat(http.isClosedAfterAnswer()).isTrue();
		}
	}

	@Test
	void streamOfHttp11IsChunked() throws IOException {
		try (RawHttp http = new RawHttp(tandem.gateway().port())) {
			Answer answer = http.send("GET " + LineStreamController.EVENTS + " HTTP/1.1\r\nHost: test\r\n\r\n")
				.receive();
			assertThat(answer.headers()).containsEntry("transfer-encoding", "chunked");
		}
	}

}
