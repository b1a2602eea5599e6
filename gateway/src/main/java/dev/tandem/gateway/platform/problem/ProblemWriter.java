package dev.tandem.gateway.platform.problem;

import java.net.URI;

import tools.jackson.databind.json.JsonMapper;

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

	/** Writes a problem as JSON, as the problem of a request's undecoded path. */
	public byte[] write(ProblemDetail problem, String path) {
		problem.setInstance(reference(path));
		return this.json.writeValueAsBytes(problem);
	}

	/** In ASCII and with one leading slash: a reference with two would name a host. */
	private static URI reference(String path) {
		return URI.create(URI.create("/" + path.replaceFirst("^/+", "")).toASCIIString());
	}

}
