package dev.tandem.gateway.platform.problem;

import org.springframework.http.HttpStatus;

/**
 * The kinds of problem that any API has.
 */
public final class PlatformProblem {

	/** The body cannot be read as JSON of the expected form. */
	public static final ProblemType MALFORMED_BODY = new ProblemType("malformed-body", HttpStatus.BAD_REQUEST,
			"The body could not be read",
			"The body must be one JSON object of the documented form: no unknown or repeated field, nothing after it.");

	/** Fields or parameters are wrong. */
	public static final ProblemType INVALID_REQUEST = new ProblemType("invalid-request", HttpStatus.BAD_REQUEST,
			"The request is not valid", "One or more fields or parameters are missing or wrong; `errors` names each.");

	/** There is nothing at this address. */
	public static final ProblemType NOT_FOUND = new ProblemType("not-found", HttpStatus.NOT_FOUND,
			"There is nothing here", "The address is not one of the API's, or what it names does not exist.");

	/** The address does not support this method. */
	public static final ProblemType METHOD_NOT_ALLOWED = new ProblemType("method-not-allowed",
			HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here",
			"The `Allow` header lists the methods that are.");

	/** No acceptable representation. */
	public static final ProblemType NOT_ACCEPTABLE = new ProblemType("not-acceptable", HttpStatus.NOT_ACCEPTABLE,
			"The response is not available in that form", "The API responds in JSON; `Accept` must allow it.");

	/** The body is too long. */
	public static final ProblemType BODY_TOO_LARGE = new ProblemType("body-too-large", HttpStatus.CONTENT_TOO_LARGE,
			"The body is too large", "A body may hold at most 16 KB.");

	/** The body is of another type. */
	public static final ProblemType UNSUPPORTED_MEDIA_TYPE = new ProblemType("unsupported-media-type",
			HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body has the wrong media type",
			"Bodies must be `application/json` in UTF-8.");

	/** An idempotency key belongs to an earlier request with another body. */
	public static final ProblemType IDEMPOTENCY_KEY_REUSED = new ProblemType("idempotency-key-reused",
			HttpStatus.UNPROCESSABLE_CONTENT, "The idempotency key belongs to another request",
			"A key may be sent again only with the request it was first sent with; use a new key.");

	/** A body names something that does not exist. */
	public static final ProblemType UNKNOWN_REFERENCE = new ProblemType("unknown-reference",
			HttpStatus.UNPROCESSABLE_CONTENT, "The body names something that does not exist",
			"An id in the body is well formed, but nothing has it; `errors` names the field.");

	/** An error of the client that no other type describes. */
	public static final ProblemType REQUEST_FAILED = new ProblemType("request-failed", HttpStatus.BAD_REQUEST,
			"The request failed", "The status says more; no other type fits.");

	/** The database is unavailable. */
	public static final ProblemType DATABASE_UNAVAILABLE = new ProblemType("database-unavailable",
			HttpStatus.SERVICE_UNAVAILABLE, "Nothing can be stored right now",
			"The database is not reachable. Try again after the seconds in `Retry-After`, with the same key if there was one.");

	/** An unexpected error of the gateway. */
	public static final ProblemType INTERNAL_ERROR = new ProblemType("internal-error", HttpStatus.INTERNAL_SERVER_ERROR,
			"Something went wrong", "The fault is the gateway's and has been logged.");

	private PlatformProblem() {
	}

	/**
	 * Returns all of them.
	 * @return in the order in which they are listed
	 */
	public static ProblemType[] values() {
		return new ProblemType[] { MALFORMED_BODY, INVALID_REQUEST, NOT_FOUND, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE,
				BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, IDEMPOTENCY_KEY_REUSED, UNKNOWN_REFERENCE, REQUEST_FAILED,
				DATABASE_UNAVAILABLE, INTERNAL_ERROR };
	}

}
