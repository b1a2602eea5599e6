package dev.tandem.gateway.ridehailing.quote;

import java.util.List;
import java.util.stream.Stream;

import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.QUOTES;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDE;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class QuoteProblemTests {

	private static final String INVALID = "invalid-request";

	private static final String MALFORMED = "malformed-body";

	private static final String JFK = "{\"lat\":40.6413,\"lng\":-73.7781}";

	@RegisterExtension
	static final RidehailingExtension tandem = new RidehailingExtension();

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
	@ValueSource(strings = { QUOTES, "/api/v1/city/live" })
	void acceptWithTooManyTypesIsNotAcceptable(String path) {
		problem(client().get().uri(path).header("Accept", "a/b," + "*/*,".repeat(60) + "a/c").exchange(), 406,
				"not-acceptable");
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
