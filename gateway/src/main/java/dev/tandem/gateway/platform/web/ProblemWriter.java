package dev.tandem.gateway.platform.web;

import java.net.URI;

import dev.tandem.gateway.platform.web.ProblemMapper.Problem;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * Writes problems as the API's clients get them.
 */
@Component
final class ProblemWriter {

	private final JsonMapper json;

	ProblemWriter(JsonMapper json) {
		this.json = json;
	}

	byte[] write(Problem problem, HttpStatusCode status, String path) {
		ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, problem.detail());
		detail.setType(problem.type().uri());
		detail.setTitle(problem.type().title());
		detail.setInstance(reference(path));
		if (!problem.errors().isEmpty()) {
			detail.setProperty("errors", problem.errors());
		}
		return this.json.writeValueAsBytes(detail);
	}

	/** In ASCII, and with one slash to begin with: two would name another host. */
	private static URI reference(String path) {
		return URI.create(URI.create("/" + path.replaceFirst("^/+", "")).toASCIIString());
	}

}
