package dev.tandem.gateway.platform.problem;

import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static dev.tandem.gateway.platform.testing.PlatformGateway.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every response with a problem has.
 */
final class ProblemAssertions {

	private ProblemAssertions() {
	}

	/** Returns the problem of a response, which must have every field of RFC 9457. */
	static JsonNode problem(WebTestClient.ResponseSpec response, int status, String slug) {
		return problem(response.expectBody().returnResult(), status, slug);
	}

	static JsonNode problem(EntityExchangeResult<byte[]> result, int status, String slug) {
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
