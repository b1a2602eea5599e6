package dev.tandem.gateway.platform.problem;

import java.net.URI;

import org.springframework.http.HttpStatus;

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

}
