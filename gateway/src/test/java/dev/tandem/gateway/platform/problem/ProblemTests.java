package dev.tandem.gateway.platform.problem;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.gateway.platform.testing.GatewayExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static dev.tandem.gateway.platform.problem.ProblemAssertions.problem;
import static dev.tandem.gateway.platform.testing.PlatformGateway.LINE;
import static dev.tandem.gateway.platform.testing.PlatformGateway.LINES;
import static dev.tandem.gateway.platform.testing.PlatformGateway.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ProblemTests {

	private static final String INVALID = "invalid-request";

	private static final String MALFORMED = "malformed-body";

	private static final String END = "{\"x\":40.6413,\"y\":-73.7781}";

	@RegisterExtension
	static final GatewayExtension stack = new GatewayExtension();

	@AfterEach
	void nothingWasStored() {
		assertThat(stack.database().jdbc().sql("select count(*) from lines").query(Integer.class).single()).isZero();
	}

	@ParameterizedTest
	@MethodSource
	void wrongFieldsAreNamed(String body, List<String> fields) {
		JsonNode problem = problem(stack.gateway().post(body), 400, INVALID);
		assertThat(problem.get("errors").valueStream().map((error) -> error.get("field").asString()))
			.containsExactlyElementsOf(fields);
		assertThat(problem.get("errors").valueStream().map((error) -> error.get("message").asString()))
			.allSatisfy((message) -> assertThat(message).isNotBlank());
	}

	static Stream<Arguments> wrongFieldsAreNamed() {
		return Stream.of(arguments(from("91", "-73.9"), List.of("start.x")),
				arguments(from("40.7", "-180.5"), List.of("start.y")),
				arguments(from("-91", "181"), List.of("start.x", "start.y")),
				arguments(from("1e308", "-73.9"), List.of("start.x")),
				arguments(from("1e999", "-73.9"), List.of("start.x")),
				arguments(from("-1e999", "1e999"), List.of("start.x", "start.y")),
				arguments(from("null", "null"), List.of("start.x", "start.y")),
				arguments(from("\"40.7\"", "-73.9"), List.of("start.x")),
				arguments(from("\"\"", "-73.9"), List.of("start.x")),
				arguments(from("\"NaN\"", "-73.9"), List.of("start.x")),
				arguments(from("\"Infinity\"", "-73.9"), List.of("start.x")),
				arguments(from("40.7", "true"), List.of("start.y")),
				arguments(from("[40.7]", "-73.9"), List.of("start.x")),
				arguments(from("{}", "-73.9"), List.of("start.x")), arguments(line(END, END), List.of("end")),
				arguments(line("null", END), List.of("start")),
				arguments(line("{}", END), List.of("start.x", "start.y")),
				arguments(line("[40.7,-73.9]", END), List.of("start")),
				arguments(line("\"corner\"", END), List.of("start")), arguments(line("\"\"", END), List.of("start")),
				arguments(line("7", END), List.of("start")),
				arguments(line("[".repeat(2000) + "]".repeat(2000), END), List.of("start")),
				arguments("{}", List.of("start", "end")), arguments("{\"start\":" + END + "}", List.of("end")),
				arguments(LINE.replace("\"y\":-73.7781", "\"y\":-73.7781,\"z\":3"), List.of("end.z")),
				arguments(LINE.replaceFirst("\\{", "{\"price\":1,"), List.of("price")),
				arguments(LINE.replace("start", "Start"), List.of("Start")));
	}

	@ParameterizedTest
	@MethodSource
	void bodyThatIsNotOneJsonObjectIsMalformed(String body) {
		problem(stack.gateway().post(body), 400, MALFORMED);
	}

	static Stream<String> bodyThatIsNotOneJsonObjectIsMalformed() {
		return Stream.of("null", "[]", "[" + LINE + "]", "\"text\"", "7", "true", "{", "}", LINE.substring(1),
				"not json", LINE + "x", LINE + "{}", LINE + LINE, LINE + "\n" + LINE, LINE + "]", LINE + ",",
				LINE.replace("}}", "},}"), LINE.replace('"', '\''), "/* */" + LINE, "\ufeff\ufeff" + LINE,
				from("NaN", "-73.9"), from("Infinity", "-73.9"), from("+40.7", "-73.9"), from("0x1", "-73.9"),
				from(".5", "-73.9"), from("040.7", "-73.9"), LINE.replaceFirst("\"x\"", "\"x\":40.7,\"x\""),
				LINE.replaceFirst("\\{", "{\"start\":" + END + ","), "[".repeat(8000), "{\"start\":".repeat(1500));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n" })
	void emptyBodyIsMalformed(String body) {
		problem(stack.gateway().post(body), 400, MALFORMED);
	}

	@Test
	void noBodyIsMalformed() {
		problem(client().post().uri(LINES).contentType(MediaType.APPLICATION_JSON).exchange(), 400, MALFORMED);
	}

	@Test
	void bodyThatIsNotUtf8IsMalformed() {
		byte[] body = LINE.getBytes(StandardCharsets.UTF_8);
		body[3] = (byte) 0xC3;
		body[4] = (byte) 0x28;
		problem(bytes(body), 400, MALFORMED);
		problem(bytes(new byte[] { (byte) 0xFF, (byte) 0xFE, 0, 1, 2 }), 400, MALFORMED);
		problem(bytes(new byte[64]), 400, MALFORMED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/xml", "application/x-www-form-urlencoded",
			"multipart/form-data", "application/octet-stream", "text/json" })
	void bodyOfAnotherTypeIsUnsupported(String type) {
		problem(client().post().uri(LINES).header("Content-Type", type).bodyValue(LINE.getBytes()).exchange(), 415,
				"unsupported-media-type");
	}

	@Test
	void bodyOfATypeThatCannotBeReadIsUnsupported() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.gateway().port() + LINES))
			.header("Content-Type", "nonsense")
			.POST(HttpRequest.BodyPublishers.ofString(LINE))
			.build();
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
			assertThat(response.statusCode()).isEqualTo(415);
			assertThat(response.body()).contains("/problems/unsupported-media-type");
		}
	}

	@Test
	void bodyWithoutATypeIsUnsupported() {
		problem(client().post()
			.uri(LINES)
			.headers((headers) -> headers.remove(HttpHeaders.CONTENT_TYPE))
			.body(BodyInserters.fromValue(LINE.getBytes()))
			.exchange(), 415, "unsupported-media-type");
	}

	@ParameterizedTest
	@ValueSource(ints = { 16 * 1024 + 1, 20_000, 1_000_000 })
	void bodyOverSixteenKilobytesIsTooLarge(int size) {
		problem(stack.gateway().post(LINE + " ".repeat(size - LINE.length())), 413, "body-too-large");
	}

	@Test
	void chunkedBodyOverSixteenKilobytesIsTooLarge() {
		Flux<String> chunks = Flux.range(0, 5).map((number) -> " ".repeat(4096));
		problem(client().post()
			.uri(LINES)
			.contentType(MediaType.APPLICATION_JSON)
			.body(chunks, String.class)
			.exchange(), 413, "body-too-large");
	}

	@ParameterizedTest
	@MethodSource
	void methodThatIsNotAllowedGetsAllowHeader(String method, String path, String allowed) {
		EntityExchangeResult<byte[]> result = client().method(HttpMethod.valueOf(method))
			.uri(path)
			.exchange()
			.expectBody()
			.returnResult();
		problem(result, 405, "method-not-allowed");
		assertThat(String.join(",", result.getResponseHeaders().getOrEmpty("Allow")).split("[, ]+"))
			.contains(allowed.split(","));
	}

	static Stream<Arguments> methodThatIsNotAllowedGetsAllowHeader() {
		String one = LINES + "/019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11";
		return Stream.of(arguments("DELETE", LINES, "GET,POST"), arguments("PUT", LINES, "GET,POST"),
				arguments("PATCH", LINES, "GET,POST"), arguments("POST", one, "GET"), arguments("DELETE", one, "GET"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/xml", "image/png" })
	void otherMediaTypeIsNotAcceptable(String accept) {
		problem(client().get().uri(LINES).header("Accept", accept).exchange(), 406, "not-acceptable");
		problem(client().post()
			.uri(LINES)
			.contentType(MediaType.APPLICATION_JSON)
			.header("Accept", accept)
			.bodyValue(LINE)
			.exchange(), 406, "not-acceptable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "application/json;q=x", "%" })
	void malformedAcceptHeaderIsNotAcceptable(String accept) {
		problem(client().get().uri(LINES).header("Accept", accept).exchange(), 406, "not-acceptable");
	}

	@ParameterizedTest
	@ValueSource(strings = { LINES, "/nothing", "/actuator/health", "/problems" })
	void acceptWithTooManyTypesIsNotAcceptable(String path) {
		problem(client().get().uri(path).header("Accept", "a/b," + "*/*,".repeat(60) + "a/c").exchange(), 406,
				"not-acceptable");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/", "/api", "/api/v1", "/api/v1/line", "/api/v1/lines/", "/api/v1/lines/a/b", "/api/v2/lines",
					"/index.html", "/actuator/env", "/actuator/heapdump", "/favicon.ico", "/problems/unheard-of" })
	void unknownPathIsNotFound(String path) {
		problem(client().get().uri(path).exchange(), 404, "not-found");
	}

	@Test
	void everyProblemIsDescribedAtItsType() {
		for (ProblemType type : stack.gateway().bean(ProblemCatalog.class).all()) {
			client().get()
				.uri(type.uri().toString())
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody(String.class)
				.value((text) -> assertThat(text).contains(type.title(), type.description()));
		}
	}

	private static String from(String x, String y) {
		return line("{\"x\":" + x + ",\"y\":" + y + "}", END);
	}

	private static WebTestClient client() {
		return stack.gateway().client();
	}

	private static WebTestClient.ResponseSpec bytes(byte[] body) {
		return client().post().uri(LINES).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

}
