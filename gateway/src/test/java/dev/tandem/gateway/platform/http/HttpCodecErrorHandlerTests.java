package dev.tandem.gateway.platform.http;

import java.io.IOException;
import java.util.stream.Stream;

import dev.tandem.gateway.platform.testing.GatewayExtension;
import dev.tandem.gateway.platform.testing.PlatformGateway;
import dev.tandem.gateway.platform.testing.RawHttp;
import dev.tandem.gateway.platform.testing.RawHttp.Response;
import dev.tandem.gateway.platform.testing.ServerTimingHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class HttpCodecErrorHandlerTests {

	@RegisterExtension
	static final GatewayExtension stack = new GatewayExtension();

	@ParameterizedTest
	@MethodSource
	void undecodableRequestIsAProblem(String request, int status, String path) throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			assertProblem(http.send(request).receive(), status, path);
		}
	}

	static Stream<Arguments> undecodableRequestIsAProblem() {
		return Stream.of(argumentSet("broken escape", get("/api/v1/lines/%zz"), 400, "/api/v1/lines/%25zz"),
				argumentSet("broken escape in query", get("/api/v1/lines?limit=%zz"), 400, "/api/v1/lines"),
				argumentSet("forbidden characters", get("/a<>\"{}|^`\\"), 400, "/a%3C%3E%22%7B%7D%7C%5E%60%5C"),
				argumentSet("blanks", get("/a b c"), 400, "/"), argumentSet("no address", get(""), 400, "/"),
				argumentSet("no HTTP", "\u0016\u0003\u0001\u0002\u0000\r\n\r\n", 400, "/"),
				argumentSet("long address", get("/" + "a".repeat(10_000)), 414, "/"),
				argumentSet("long header", "GET / HTTP/1.1\r\nHost: test\r\nX: " + "a".repeat(20_000) + "\r\n\r\n", 431,
						"/"),
				argumentSet("header without a colon", "GET / HTTP/1.1\r\nHost: test\r\nnonsense\r\n\r\n", 400, "/"),
				argumentSet("header with a control character", "GET / HTTP/1.1\r\nHost: test\r\nX\u0001: 1\r\n\r\n",
						400, "/"),
				argumentSet("negative length", post("Content-Length: -5"), 400, "/"),
				argumentSet("two lengths", post("Content-Length: 5\r\nContent-Length: 6"), 400, "/"),
				argumentSet("length and chunks", post("Content-Length: 5\r\nTransfer-Encoding: chunked"), 400, "/"),
				argumentSet("chunk without a length", post("Transfer-Encoding: chunked") + "zz\r\n", 400,
						"/api/v1/lines"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "//", "///", "//elsewhere/x", "//a:b:c", "/..", "*", "http://", "http://elsewhere/x",
			"/\u00c3\u00a9" })
	void oddAddressIsNotFound(String address) throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			Response response = http.send(get(address)).receive();
			JsonNode problem = assertProblem(response, 404, null);
			assertThat(problem.get("instance").asString()).matches("/([^/][\\x21-\\x7E]*)?");
		}
	}

	@Test
	void connectionStaysOpenAfterAProblemOfTheApi() throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			assertThat(http.send(get("/nothing")).receive().status()).isEqualTo(404);
			assertThat(http.post(PlatformGateway.LINES, PlatformGateway.LINE).receive().status()).isEqualTo(201);
		}
	}

	private static JsonNode assertProblem(Response response, int status, String path) {
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.headers()).containsEntry("Content-Type", "application/problem+json");
		ServerTimingHeader.parse(response.headers().get("Server-Timing")).assertAddsUp();
		JsonNode problem = PlatformGateway.JSON.readTree(response.body());
		assertThat(problem.get("status").asInt()).isEqualTo(status);
		assertThat(problem.get("type").asString()).startsWith("/problems/");
		assertThat(problem.get("title").asString()).isNotBlank();
		if (path != null) {
			assertThat(problem.get("instance").asString()).isEqualTo(path);
		}
		return problem;
	}

	private static String get(String address) {
		return "GET " + address + " HTTP/1.1\r\nHost: test\r\n\r\n";
	}

	private static String post(String length) {
		return "POST /api/v1/lines HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n" + length + "\r\n\r\n";
	}

}
