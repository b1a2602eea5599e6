package dev.tandem.gateway.platform.problem;

import org.springframework.http.HttpStatus;

/**
 * The kinds of problem that any API has.
 */
public enum PlatformProblem implements ProblemType {

	/** The body cannot be read as JSON of the expected form. */
	MALFORMED_BODY("malformed-body", HttpStatus.BAD_REQUEST, "The body could not be read",
			"The body must be one JSON object of the documented form: no unknown or repeated field, nothing after it."),
	/** Fields or parameters are wrong. */
	INVALID_REQUEST("invalid-request", HttpStatus.BAD_REQUEST, "The request is not valid",
			"One or more fields or parameters are missing or wrong; `errors` names each."),
	/** There is nothing at this address. */
	NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "There is nothing here",
			"The address is not one of the API's, or what it names does not exist."),
	/** The address does not support this method. */
	METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here",
			"The `Allow` header lists the methods that are."),
	/** No acceptable representation. */
	NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "The response is not available in that form",
			"The API responds in JSON; `Accept` must allow it."),
	/** The body is too long. */
	BODY_TOO_LARGE("body-too-large", HttpStatus.CONTENT_TOO_LARGE, "The body is too large",
			"A body may hold at most 16 KB."),
	/** The body is of another type. */
	UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE,
			"The body has the wrong media type", "Bodies must be `application/json` in UTF-8."),
	/** An idempotency key belongs to an earlier request with another body. */
	IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT,
			"The idempotency key belongs to another request",
			"A key may be sent again only with the request it was first sent with; use a new key."),
	/** A body names something that does not exist. */
	UNKNOWN_REFERENCE("unknown-reference", HttpStatus.UNPROCESSABLE_CONTENT,
			"The body names something that does not exist",
			"An id in the body is well formed, but nothing has it; `errors` names the field."),
	/** An error of the client that no other type describes. */
	REQUEST_FAILED("request-failed", HttpStatus.BAD_REQUEST, "The request failed",
			"The status says more; no other type fits."),
	/** The database is unavailable. */
	DATABASE_UNAVAILABLE("database-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Nothing can be stored right now",
			"The database is not reachable. Try again after the seconds in `Retry-After`, with the same key if there was one."),
	/** An unexpected error of the gateway. */
	INTERNAL_ERROR("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong",
			"The fault is the gateway's and has been logged.");

	private final String slug;

	private final HttpStatus status;

	private final String title;

	private final String description;

	PlatformProblem(String slug, HttpStatus status, String title, String description) {
		this.slug = slug;
		this.status = status;
		this.title = title;
		this.description = description;
	}

	@Override
	public String slug() {
		return this.slug;
	}

	@Override
	public HttpStatus status() {
		return this.status;
	}

	@Override
	public String title() {
		return this.title;
	}

	@Override
	public String description() {
		return this.description;
	}

}
