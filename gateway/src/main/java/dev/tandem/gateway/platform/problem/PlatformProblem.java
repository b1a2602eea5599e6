package dev.tandem.gateway.platform.problem;

import org.springframework.http.HttpStatus;

/**
 * The kinds of problem that any API has.
 */
public final class PlatformProblem {

	public static final ProblemType MALFORMED_BODY = new ProblemType("malformed-body", HttpStatus.BAD_REQUEST,
			"The body could not be read",
			"The body must be one JSON object of the documented form: no unknown or repeated field, nothing after it.");

	public static final ProblemType INVALID_REQUEST = new ProblemType("invalid-request", HttpStatus.BAD_REQUEST,
			"The request is not valid", "One or more fields or parameters are missing or wrong; `errors` names each.");

	public static final ProblemType NOT_FOUND = new ProblemType("not-found", HttpStatus.NOT_FOUND,
			"There is nothing here", "The address is not one of the API's, or what it names does not exist.");

	public static final ProblemType METHOD_NOT_ALLOWED = new ProblemType("method-not-allowed",
			HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here",
			"The `Allow` header lists the methods that are.");

	public static final ProblemType NOT_ACCEPTABLE = new ProblemType("not-acceptable", HttpStatus.NOT_ACCEPTABLE,
			"The response is not available in that form", "The API responds in JSON; `Accept` must allow it.");

	public static final ProblemType BODY_TOO_LARGE = new ProblemType("body-too-large", HttpStatus.CONTENT_TOO_LARGE,
			"The body is too large", "A body may hold at most 16 KB.");

	public static final ProblemType UNSUPPORTED_MEDIA_TYPE = new ProblemType("unsupported-media-type",
			HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has the wrong media type",
			"Bodies must be `application/json` in UTF-8.");

	public static final ProblemType IDEMPOTENCY_KEY_REUSED = new ProblemType("idempotency-key-reused",
			HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key belongs to another request",
			"A key may be sent again only with the request it was first sent with; use a new key.");

	public static final ProblemType UNKNOWN_REFERENCE = new ProblemType("unknown-reference",
			HttpStatus.UNPROCESSABLE_CONTENT, "The body names something that does not exist",
			"An id in the body is well formed, but nothing has it; `errors` names the field.");

	public static final ProblemType REQUEST_FAILED = new ProblemType("request-failed", HttpStatus.BAD_REQUEST,
			"The request failed", "The status says more; no other type fits.");

	public static final ProblemType DATABASE_UNAVAILABLE = new ProblemType("database-unavailable",
			HttpStatus.SERVICE_UNAVAILABLE, "Nothing can be stored right now",
			"The database is not reachable. Try again after the seconds in `Retry-After`, with the same key if there was one.");

	public static final ProblemType INTERNAL_ERROR = new ProblemType("internal-error", HttpStatus.INTERNAL_SERVER_ERROR,
			"Something went wrong", "The fault is the gateway's and has been logged.");

	private PlatformProblem() {
	}

	/** All of them, in the order in which they are listed. */
	public static ProblemType[] values() {
		return new ProblemType[] { MALFORMED_BODY, INVALID_REQUEST, NOT_FOUND, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE,
				BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, IDEMPOTENCY_KEY_REUSED, UNKNOWN_REFERENCE, REQUEST_FAILED,
				DATABASE_UNAVAILABLE, INTERNAL_ERROR };
	}

}
