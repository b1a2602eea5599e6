package dev.tandem.gateway.platform.problem;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Problem details (RFC 9457) where they are part of something else than an answer of
 * HTTP.
 *
 * @param type which problem, relative to the API's own address
 * @param title the type in words
 * @param status the HTTP status that it would have
 * @param detail what happened this time
 * @param errors the fields at fault; absent when there are none
 */
public record ProblemBody(URI type, String title, int status, String detail,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

	/**
	 * The problem that an error is.
	 * @param error whatever went wrong
	 * @return the problem
	 */
	public static ProblemBody of(Throwable error) {
		Problem problem = ProblemMapper.map(error);
		return new ProblemBody(problem.type().uri(), problem.type().title(), problem.type().status().value(),
				problem.detail(), problem.errors());
	}

	/**
	 * Whether the fault is the gateway's.
	 * @return whether it should be logged
	 */
	public boolean unforeseen() {
		return this.type.equals(PlatformProblem.INTERNAL_ERROR.uri());
	}

}
