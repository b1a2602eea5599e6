package dev.tandem.gateway.platform.problem;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.gateway.platform.testing.GatewayExtension;
import dev.tandem.gateway.platform.testing.PlatformGateway;
import dev.tandem.gateway.platform.testing.RawHttp;
import dev.tandem.gateway.platform.testing.RawHttp.Response;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bad input is the client's fault: whatever is wrong with a request, no response is a
 * 5xx, and each 4xx has problem details.
 */
@Timeout(120)
class BadInputTests {

	@RegisterExtension
	static final GatewayExtension stack = new GatewayExtension();

	private static final String ID = "0198d6c5-5f2a-7bbb-8000-0123456789ab";

	private static final String WEBSOCKET = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
			+ "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

	private static final List<String> PATHS = List.of("/api/v1/lines", "/api/v1/lines/" + ID, "/problems", "/nothing");

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "CONNECT", "PROPFIND", "FOO", "get", "*", "PRI", "M-SEARCH", "G{T" })
	void method(String method) throws IOException {
		for (String path : PATHS) {
			assertRefused(method + " " + path + " HTTP/1.1\r\nHost: test\r\nContent-Length: 0\r\n\r\n");
		}
		assertRefused(method + " /api/v1/lines HTTP/1.1\r\nHost: test\r\n" + WEBSOCKET + "\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%zz", "%", "%2", "%00", "%0d%0a", "%c3%28", "%ff", "%2e%2e", "%2f", "..;x", "a;b=%zz",
			"\u00ff", "%u0041", "{x}", "[", "%25zz", "%ED%A0%80", ";", ";=", "\"", "a%20b", "\\", "\t", "%7f" })
	void path(String part) throws IOException {
		for (String base : List.of("/api/v1/lines/", "/api/v1/", "/problems/", "/")) {
			assertRefused(get(base + part, ""));
		}
		assertRefused(get("/api/v1/lines/" + part, WEBSOCKET));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/lines?%zz", "/api/v1/lines?limit=%ff", "/api/v1/lines?limit=%00",
			"/api/v1/lines?limit=99999999999", "/api/v1/lines?limit", "/api/v1/lines/" + ID + "?%zz" })
	void query(String address) throws IOException {
		assertRefused(get(address, ""));
	}

	@ParameterizedTest
	@MethodSource
	void header(String header) throws IOException {
		for (String path : PATHS) {
			assertNoFault(get(path, header + "\r\n"));
		}
		assertNoFault(get("/api/v1/lines/" + ID, header + "\r\n" + WEBSOCKET));
		assertNoFault("POST /api/v1/lines HTTP/1.1\r\nHost: test\r\nContent-Length: 2\r\n" + header + "\r\n\r\n{}");
	}

	static Stream<String> header() {
		return Stream.of("Accept: " + "a/b,".repeat(900), "Accept: */*;", "Accept-Language: **;;q=",
				"Accept-Language: " + "x-".repeat(100), "Accept-Charset: \u00ff", "Accept-Encoding: \u0080",
				"Content-Type: \u00ff", "Content-Type: application/json; charset=nonsense",
				"Content-Type: application/json; charset=\"", "Content-Type: /", "Cookie: =", "Cookie: \u00ff=\u00ff",
				"Cookie: a=\"", "Cookie: ;;;", "Cookie: $Version=9", "Cookie: " + "a=b; ".repeat(1000), "Host: [",
				"Host: \u00ff", "Host: a b", "Host: a:99999999", "Host: %zz", "Host: a@b", "Range: bytes=9-1",
				"If-Modified-Since: nonsense", "If-None-Match: \"", "Origin: http://[", "Origin: \u00ff",
				"Origin: x\r\nAccess-Control-Request-Method: FOO", "Forwarded: for=\";host=[",
				"X-Forwarded-Host: [\r\nX-Forwarded-Port: x", "X-Forwarded-Prefix: %zz", "traceparent: x",
				"baggage: %zz", "Expect: nonsense", "Connection: ,", "Transfer-Encoding: gzip",
				"Transfer-Encoding: chunked, chunked", "Content-Length: 0x5", "Idempotency-Key: \u00ff",
				"Idempotency-Key: " + "k".repeat(5000), "Last-Event-ID: \u00ff", "Last-Event-ID: 99999999999",
				"Authorization: \u00ff", "X : y", ": y");
	}

	private static String get(String address, String headers) {
		return "GET " + address + " HTTP/1.1\r\n" + (headers.startsWith("Host") ? "" : "Host: test\r\n") + headers
				+ "\r\n";
	}

	private static void assertRefused(String request) throws IOException {
		assertThat(statusOf(request)).as(request).isBetween(400, 499);
	}

	private static void assertNoFault(String request) throws IOException {
		assertThat(statusOf(request)).as(request).isLessThan(500);
	}

	private static int statusOf(String request) throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			Response response = http.send(request).receive();
			if (response.status() >= 400) {
				assertThat(response.headers()).as(request).containsEntry("Content-Type", "application/problem+json");
				assertThat(PlatformGateway.JSON.readTree(response.body()).get("status").asInt())
					.isEqualTo(response.status());
			}
			return response.status();
		}
	}

}
