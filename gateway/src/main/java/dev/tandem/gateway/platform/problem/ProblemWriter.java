package dev.tandem.gateway.platform.problem;

import java.net.URI;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * Writes problems in the form in which the API's clients receive them.
 */
@Component
public final class ProblemWriter {

	private final JsonMapper json;

	ProblemWriter(JsonMapper json) {
		this.json = json;
	}

	/**
	 * Writes a problem as JSON.
	 * @param problem the problem
	 * @param status of the response
	 * @param path of the request, undecoded
	 * @return the body
	 */
	public byte[] write(Problem problem, HttpStatusCode status, String path) {
		ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, problem.detail());
		detail.setType(problem.type().uri());
		detail.setTitle(problem.type().title());
		detail.setInstance(reference(path));
		if (!problem.errors().isEmpty()) {
			detail.setProperty("errors", problem.errors());
		}
		return this.json.writeValueAsBytes(detail);
	}

	/** In ASCII and with one leading slash: a reference with two would name a host. */
	private static URI reference(String path) {
		return URI.create(URI.create("/" + path.replaceFirst("^/+", "")).toASCIIString());
	}

}
