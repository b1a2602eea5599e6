package dev.tandem.gateway.ridehailing.live;

import java.io.IOException;

import dev.tandem.gateway.platform.testing.RawHttp;
import dev.tandem.gateway.platform.testing.RawHttp.Response;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class Http10StreamTests {

	@RegisterExtension
	static final RidehailingExtension tandem = new RidehailingExtension();

	@ParameterizedTest
	@ValueSource(strings = { "", "Connection: keep-alive\r\n" })
	void streamIsNotChunkedAndEndsWithItsConnection(String header) throws IOException {
		String ride = "/api/v1/rides/" + ride();
		try (RawHttp http = new RawHttp(tandem.gateway().port())) {
			Response answer = http.send("GET " + ride + "/events HTTP/1.0\r\n" + header + "\r\n").receive();
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.headers()).doesNotContainKey("Transfer-Encoding").containsEntry("Connection", "close");
			assertThat(http.line()).isEqualTo("retry:1000");
			tandem.gateway().client().post().uri(ride + "/cancel").exchange().expectStatus().isOk();
			assertThat(http.isClosedAfterResponse()).isTrue();
		}
	}

	@Test
	void boardIsNotChunked() throws IOException {
		try (RawHttp http = new RawHttp(tandem.gateway().port())) {
			Response answer = http.send("GET /api/v1/city/live HTTP/1.0\r\n\r\n").receive();
			assertThat(answer.headers()).doesNotContainKey("Transfer-Encoding").containsEntry("Connection", "close");
			assertThat(http.line()).isEqualTo("retry:1000");
		}
	}

	@Test
	void streamOfHttp11IsChunked() throws IOException {
		try (RawHttp http = new RawHttp(tandem.gateway().port())) {
			Response answer = http.send("GET /api/v1/city/live HTTP/1.1\r\nHost: test\r\n\r\n").receive();
			assertThat(answer.headers()).containsEntry("transfer-encoding", "chunked");
		}
	}

	private static String ride() {
		RidehailingGateway gateway = tandem.gateway();
		return gateway.ride(gateway.quote().get("id").asString()).get("id").asString();
	}

}
