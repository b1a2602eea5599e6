package dev.tandem.gateway.ridehailing.quote;

import java.util.List;
import java.util.stream.Stream;

import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What is wrong with a quote's points; {@code ProblemTests} has the general cases.
 */
class QuoteProblemTests {

	private static final String INVALID = "invalid-request";

	private static final String JFK = "{\"lat\":40.6413,\"lng\":-73.7781}";

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension();

	@AfterEach
	void nothingWasPricedOrStored() {
		assertThat(stack.mlService().rides()).isEmpty();
		assertThat(stack.database().jdbc().sql("select count(*) from quotes").query(Integer.class).single()).isZero();
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
		return Stream.of(arguments(from("40.5", "-73.8"), List.of("pickup")), // the sea
				arguments(from("40.7178", "-74.0431"), List.of("pickup")), // Jersey City
				arguments(from("40.758", "73.9855"), List.of("pickup")),
				arguments(from("91", "-73.9"), List.of("pickup.lat")),
				arguments(from("40.7", "-180.5"), List.of("pickup.lng")),
				arguments(rides(JFK, JFK), List.of("dropoff")), arguments("{}", List.of("pickup", "dropoff")));
	}

	@Test
	void acceptWithTooManyTypesIsNotAcceptableForAStream() {
		problem(stack.gateway()
			.client()
			.get()
			.uri("/api/v1/city/live")
			.header("Accept", "a/b," + "*/*,".repeat(60) + "a/c")
			.exchange(), 406, "not-acceptable");
	}

	private static String from(String lat, String lng) {
		return rides("{\"lat\":" + lat + ",\"lng\":" + lng + "}", JFK);
	}

	private static String rides(String pickup, String dropoff) {
		return "{\"pickup\":" + pickup + ",\"dropoff\":" + dropoff + "}";
	}

	private static JsonNode problem(WebTestClient.ResponseSpec response, int status, String slug) {
		EntityExchangeResult<byte[]> result = response.expectBody().returnResult();
		JsonNode problem = json(result);
		assertThat(result.getStatus().value()).as(problem.toString()).isEqualTo(status);
		assertThat(result.getResponseHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(problem.get("type").asString()).isEqualTo("/problems/" + slug);
		return problem;
	}

}
