package dev.tandem.gateway.platform.problem;

import java.net.URI;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * A kind of problem that the API responds with. The platform's are in
 * {@link PlatformProblem}; a feature declares its own as an enum and registers it by a
 * bean of the type {@link ProblemTypes}.
 */
public interface ProblemType {

	/**
	 * The stable name that clients may rely on.
	 * @return such as {@code not-found}
	 */
	String slug();

	/**
	 * The HTTP status of a response with this problem.
	 * @return 4xx or 5xx
	 */
	HttpStatus status();

	/**
	 * The kind of problem in a few words.
	 * @return the same for each occurrence
	 */
	String title();

	/**
	 * What the problem means, and what a client can do.
	 * @return one or two sentences
	 */
	String description();

	/**
	 * The problem's {@code type}.
	 * @return a URI relative to the API's own address, where a page describes it
	 */
	default URI uri() {
		return URI.create("/problems/" + slug());
	}

	/**
	 * Describes one problem of this kind.
	 * @param status of the response, if it is not {@link #status()}
	 * @param detail what happened this time, for people
	 * @param errors the fields at fault; empty when there are none
	 * @return the problem details, without an instance
	 */
	default ProblemDetail occurrence(HttpStatusCode status, String detail, List<FieldError> errors) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(uri());
		problem.setTitle(title());
		if (!errors.isEmpty()) {
			problem.setProperty("errors", errors);
		}
		return problem;
	}

}
