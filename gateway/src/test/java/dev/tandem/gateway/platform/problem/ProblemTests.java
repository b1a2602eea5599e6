package dev.tandem.gateway.platform.problem;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.gateway.testing.GatewayExtension;
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

import static dev.tandem.gateway.testing.RunningGateway.QUOTES;
import static dev.tandem.gateway.testing.RunningGateway.RIDE;
import static dev.tandem.gateway.testing.RunningGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ProblemTests {

	private static final String INVALID = "invalid-request";

	private static final String MALFORMED = "malformed-body";

	private static final String JFK = "{\"lat\":40.6413,\"lng\":-73.7781}";

	@RegisterExtension
	static final GatewayExtension tandem = new GatewayExtension();

	@AfterEach
	void nothingWasPricedOrStored() {
		assertThat(tandem.mlService().rides()).isEmpty();
		assertThat(tandem.database().jdbc().sql("select count(*) from quotes").query(Integer.class).single()).isZero();
	}

	@ParameterizedTest
	@MethodSource
	void wrongFieldsAreNamed(String body, List<String> fields) {
		JsonNode problem = problem(tandem.gateway().post(body), 400, INVALID);
		assertThat(problem.get("errors").valueStream().map((error) -> error.get("field").asString()))
			.containsExactlyElementsOf(fields);
		assertThat(problem.get("errors").valueStream().map((error) -> error.get("message").asString()))
			.allSatisfy((message) -> assertThat(message).isNotBlank());
	}

	static Stream<Arguments> wrongFieldsAreNamed() {
		return Stream.of(arguments(from("40.5", "-73.8"), List.of("pickup")), // the sea
				arguments(from("40.7178", "-74.0431"), List.of("pickup")), // Jersey City
				arguments(from("40.758", "73.9855"), List.of("pickup")),
				arguments(from("91", "-73.9"), List.of("pickup.lat")),
				arguments(from("40.7", "-180.5"), List.of("pickup.lng")),
				arguments(from("-91", "181"), List.of("pickup.lat", "pickup.lng")),
				arguments(from("1e308", "-73.9"), List.of("pickup.lat")),
				arguments(from("1e999", "-73.9"), List.of("pickup.lat")),
				arguments(from("-1e999", "1e999"), List.of("pickup.lat", "pickup.lng")),
				arguments(from("null", "null"), List.of("pickup.lat", "pickup.lng")),
				arguments(from("\"40.7\"", "-73.9"), List.of("pickup.lat")),
				arguments(from("\"\"", "-73.9"), List.of("pickup.lat")),
				arguments(from("\"NaN\"", "-73.9"), List.of("pickup.lat")),
				arguments(from("\"Infinity\"", "-73.9"), List.of("pickup.lat")),
				arguments(from("40.7", "true"), List.of("pickup.lng")),
				arguments(from("[40.7]", "-73.9"), List.of("pickup.lat")),
				arguments(from("{}", "-73.9"), List.of("pickup.lat")), arguments(rides(JFK, JFK), List.of("dropoff")),
				arguments(rides("null", JFK), List.of("pickup")),
				arguments(rides("{}", JFK), List.of("pickup.lat", "pickup.lng")),
				arguments(rides("[40.7,-73.9]", JFK), List.of("pickup")),
				arguments(rides("\"Times Square\"", JFK), List.of("pickup")),
				arguments(rides("\"\"", JFK), List.of("pickup")), arguments(rides("7", JFK), List.of("pickup")),
				arguments(rides("[".repeat(2000) + "]".repeat(2000), JFK), List.of("pickup")),
				arguments("{}", List.of("pickup", "dropoff")),
				arguments("{\"pickup\":" + JFK + "}", List.of("dropoff")),
				arguments(RIDE.replace("\"lng\":-73.7781", "\"lng\":-73.7781,\"alt\":3"), List.of("dropoff.alt")),
				arguments(RIDE.replaceFirst("\\{", "{\"price\":1,"), List.of("price")),
				arguments(RIDE.replace("pickup", "Pickup"), List.of("Pickup")));
	}

	@ParameterizedTest
	@MethodSource
	void bodyThatIsNotOneJsonObjectIsMalformed(String body) {
		problem(tandem.gateway().post(body), 400, MALFORMED);
	}

	static Stream<String> bodyThatIsNotOneJsonObjectIsMalformed() {
		return Stream.of("null", "[]", "[" + RIDE + "]", "\"text\"", "7", "true", "{", "}", RIDE.substring(1),
				"not json", RIDE + "x", RIDE + "{}", RIDE + RIDE, RIDE + "\n" + RIDE, RIDE + "]", RIDE + ",",
				RIDE.replace("}}", "},}"), RIDE.replace('"', '\''), "/* */" + RIDE, "\ufeff\ufeff" + RIDE,
				from("NaN", "-73.9"), from("Infinity", "-73.9"), from("+40.7", "-73.9"), from("0x1", "-73.9"),
				from(".5", "-73.9"), from("040.7", "-73.9"), RIDE.replaceFirst("\"lat\"", "\"lat\":40.7,\"lat\""),
				RIDE.replaceFirst("\\{", "{\"pickup\":" + JFK + ","), "[".repeat(8000), "{\"pickup\":".repeat(1500));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\n" })
	void emptyBodyIsMalformed(String body) {
		problem(tandem.gateway().post(body), 400, MALFORMED);
	}

	@Test
	void noBodyIsMalformed() {
		problem(client().post().uri(QUOTES).contentType(MediaType.APPLICATION_JSON).exchange(), 400, MALFORMED);
	}

	@Test
	void bodyInNoEncodingOfTextIsMalformed() {
		byte[] body = RIDE.getBytes(StandardCharsets.UTF_8);
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
		problem(client().post().uri(QUOTES).header("Content-Type", type).bodyValue(RIDE.getBytes()).exchange(), 415,
				"unsupported-media-type");
	}

	@Test
	void bodyOfATypeThatCannotBeReadIsUnsupported() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + tandem.gateway().port() + QUOTES))
			.header("Content-Type", "nonsense")
			.POST(HttpRequest.BodyPublishers.ofString(RIDE))
			.build();
		try (HttpClient http = HttpClient.newHttpClient()) {
			HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
			assertThat(answer.statusCode()).isEqualTo(415);
			assertThat(answer.body()).contains("/problems/unsupported-media-type");
		}
	}

	@Test
	void bodyWithoutATypeIsUnsupported() {
		problem(client().post()
			.uri(QUOTES)
			.headers((headers) -> headers.remove(HttpHeaders.CONTENT_TYPE))
			.body(BodyInserters.fromValue(RIDE.getBytes()))
			.exchange(), 415, "unsupported-media-type");
	}

	@ParameterizedTest
	@ValueSource(ints = { 16 * 1024 + 1, 20_000, 1_000_000 })
	void bodyOverSixteenKilobytesIsTooLarge(int size) {
		problem(tandem.gateway().post(RIDE + " ".repeat(size - RIDE.length())), 413, "body-too-large");
	}

	@Test
	void bodyThatDoesNotTellItsSizeIsTooLargeAllTheSame() {
		Flux<String> chunks = Flux.range(0, 5).map((number) -> " ".repeat(4096));
		problem(client().post()
			.uri(QUOTES)
			.contentType(MediaType.APPLICATION_JSON)
			.body(chunks, String.class)
			.exchange(), 413, "body-too-large");
	}

	@ParameterizedTest
	@MethodSource
	void methodThatIsNotAllowedIsToldWhichAre(String method, String path, String allowed) {
		EntityExchangeResult<byte[]> result = result(client().method(HttpMethod.valueOf(method)).uri(path).exchange());
		problem(result, 405, "method-not-allowed");
		assertThat(String.join(",", result.getResponseHeaders().getOrEmpty("Allow")).split("[, ]+"))
			.contains(allowed.split(","));
	}

	static Stream<Arguments> methodThatIsNotAllowedIsToldWhichAre() {
		String one = QUOTES + "/019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11";
		return Stream.of(arguments("DELETE", QUOTES, "GET,POST"), arguments("PUT", QUOTES, "GET,POST"),
				arguments("PATCH", QUOTES, "GET,POST"), arguments("POST", one, "GET"), arguments("DELETE", one, "GET"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/xml", "image/png" })
	void answerInAnotherFormIsNotGiven(String accept) {
		problem(client().get().uri(QUOTES).header("Accept", accept).exchange(), 406, "not-acceptable");
		problem(client().post()
			.uri(QUOTES)
			.contentType(MediaType.APPLICATION_JSON)
			.header("Accept", accept)
			.bodyValue(RIDE)
			.exchange(), 406, "not-acceptable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "application/json;q=x", "%" })
	void acceptThatCannotBeReadIsNotAcceptable(String accept) {
		problem(client().get().uri(QUOTES).header("Accept", accept).exchange(), 406, "not-acceptable");
	}

	@ParameterizedTest
	@ValueSource(strings = { QUOTES, "/nothing", "/api/v1/city/live", "/actuator/health", "/problems" })
	void acceptWithTooManyTypesIsNotAcceptable(String path) {
		problem(client().get().uri(path).header("Accept", "a/b," + "*/*,".repeat(60) + "a/c").exchange(), 406,
				"not-acceptable");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/api", "/api/v1", "/api/v1/quote", "/api/v1/quotes/", "/api/v1/quotes/a/b",
			"/api/v2/quotes", "/index.html", "/actuator/env", "/actuator/heapdump", "/favicon.ico",
			"/problems/unheard-of" })
	void addressThatIsNotOneOfTheApiIsNotFound(String path) {
		problem(client().get().uri(path).exchange(), 404, "not-found");
	}

	@Test
	void everyProblemDescribesItselfAtItsType() {
		for (ProblemType type : tandem.gateway().bean(ProblemCatalog.class).all()) {
			client().get()
				.uri(type.uri().toString())
				.exchange()
				.expectStatus()
				.isOk()
				.expectBody(String.class)
				.value((text) -> assertThat(text).contains(type.title(), type.description()));
		}
	}

	@Test
	void slugsAreStable() {
		assertThat(Stream.of(PlatformProblem.values()).map(ProblemType::slug)).containsExactly("malformed-body",
				"invalid-request", "not-found", "method-not-allowed", "not-acceptable", "body-too-large",
				"unsupported-media-type", "idempotency-key-reused", "unknown-reference", "request-failed",
				"database-unavailable", "internal-error");
	}

	private static String from(String lat, String lng) {
		return rides("{\"lat\":" + lat + ",\"lng\":" + lng + "}", JFK);
	}

	private static String rides(String pickup, String dropoff) {
		return "{\"pickup\":" + pickup + ",\"dropoff\":" + dropoff + "}";
	}

	private static WebTestClient client() {
		return tandem.gateway().client();
	}

	private static WebTestClient.ResponseSpec bytes(byte[] body) {
		return client().post().uri(QUOTES).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	private static EntityExchangeResult<byte[]> result(WebTestClient.ResponseSpec answer) {
		return answer.expectBody().returnResult();
	}

	private static JsonNode problem(WebTestClient.ResponseSpec answer, int status, String slug) {
		return problem(result(answer), status, slug);
	}

	private static JsonNode problem(EntityExchangeResult<byte[]> result, int status, String slug) {
		HttpHeaders headers = result.getResponseHeaders();
		JsonNode problem = json(result);
		assertThat(result.getStatus().value()).as(problem.toString()).isEqualTo(status);
		assertThat(headers.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(headers.getFirst("Server-Timing")).matches("gateway;dur=\\d+\\.\\d{3}.*");
		assertThat(problem.get("type").asString()).isEqualTo("/problems/" + slug);
		assertThat(problem.get("title").asString()).isNotBlank();
		assertThat(problem.get("status").asInt()).isEqualTo(status);
		assertThat(problem.get("instance").asString()).isEqualTo(result.getUrl().getRawPath());
		assertThat(problem.toString()).doesNotContain("Exception", "dev.tandem", "org.springframework", "jackson",
				"java.", "\\tat ", "trace");
		return problem;
	}

}
