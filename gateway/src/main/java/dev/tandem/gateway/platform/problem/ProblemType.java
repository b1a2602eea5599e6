package dev.tandem.gateway.platform.problem;

import java.net.URI;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * A kind of problem that the API responds with. The platform's are in
 * {@link PlatformProblem}; a feature declares its own as constants and registers them by
 * a bean of the type {@link ProblemTypes}.
 *
 * @param slug the stable name that clients may rely on, such as {@code not-found}
 * @param status the HTTP status of a response with this problem, 4xx or 5xx
 * @param title the kind of problem in a few words, the same for each occurrence
 * @param description what the problem means, and what a client can do, in one or two
 * sentences
 */
public record ProblemType(String slug, HttpStatus status, String title, String description) {

	/** The problem's {@code type}: relative to the API's address, which describes it. */
	public URI uri() {
		return URI.create("/problems/" + this.slug);
	}

	/**
	 * Describes one problem of this kind, without an instance.
	 * @param status of the response, if it is not {@link #status()}
	 * @param detail what happened this time, for people
	 * @param errors the fields at fault; empty when there are none
	 */
	public ProblemDetail occurrence(HttpStatusCode status, String detail, List<FieldError> errors) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(uri());
		problem.setTitle(this.title);
		if (!errors.isEmpty()) {
			problem.setProperty("errors", errors);
		}
		return problem;
	}

}
