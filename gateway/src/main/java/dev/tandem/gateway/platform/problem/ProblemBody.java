package dev.tandem.gateway.platform.problem;

import java.net.URI;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Problem details (RFC 9457) as part of a message, outside an HTTP response.
 *
 * @param type the problem's URI, relative to the API's own address
 * @param title the type in words
 * @param status the HTTP status of a response with this problem
 * @param detail what happened this time
 * @param errors the fields at fault; absent when there are none
 */
public record ProblemBody(URI type, String title, int status, String detail,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

	/**
	 * Maps an error to its problem.
	 * @param error any error
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
