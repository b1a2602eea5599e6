package dev.tandem.gateway.platform.problem;

import java.net.URI;

import org.springframework.http.HttpStatus;

/**
 * Every kind of problem the API answers with. The slug is stable: clients may rely on it.
 */
public enum ProblemType {

	/** The body cannot be read as JSON of the expected form. */
	MALFORMED_BODY("malformed-body", HttpStatus.BAD_REQUEST, "The body could not be read",
			"The body must be one JSON object of the documented form: no unknown or repeated field, nothing after it."),
	/** Fields or parameters are wrong. */
	INVALID_REQUEST("invalid-request", HttpStatus.BAD_REQUEST, "The request is not valid",
			"One or more fields or parameters are missing or wrong; `errors` names each."),
	/** There is nothing at this address. */
	NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "There is nothing here",
			"The address is not one of the API's, or what it names does not exist."),
	/** The address does not take this method. */
	METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here",
			"The `Allow` header lists the methods that are."),
	/** No acceptable representation. */
	NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "The answer cannot be given in that form",
			"The API answers in JSON; `Accept` must allow it."),
	/** The body is too long. */
	BODY_TOO_LARGE("body-too-large", HttpStatus.CONTENT_TOO_LARGE, "The body is too large",
			"A body may hold at most 16 KB."),
	/** The body is of another type. */
	UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE,
			"The body has the wrong media type", "Bodies must be `application/json` in UTF-8."),
	/** An idempotency key came with another body before. */
	IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT,
			"The idempotency key belongs to another request",
			"A key may be sent again only with the request it was first sent with; take a new key."),
	/** A body names something that does not exist. */
	UNKNOWN_REFERENCE("unknown-reference", HttpStatus.UNPROCESSABLE_CONTENT,
			"The body names something that does not exist",
			"An id in the body is well formed, but nothing has it; `errors` names the field."),
	/** The quote no longer holds. */
	QUOTE_EXPIRED("quote-expired", HttpStatus.GONE, "The quote has expired",
			"A quote holds for some minutes; ask for a new one."),
	/** The quote has become a ride. */
	QUOTE_TAKEN("quote-taken", HttpStatus.CONFLICT, "The quote is taken",
			"A quote becomes one ride, and this one has; ask for a new one."),
	/** The ride is at another point of its life. */
	RIDE_STATE("ride-state", HttpStatus.CONFLICT, "The ride's state does not allow it",
			"What is asked does not follow from where the ride is now."),
	/** An offer is no longer open for this driver. */
	OFFER_GONE("offer-gone", HttpStatus.CONFLICT, "The offer is not open",
			"It ran out, was taken back, was answered before, or was made to somebody else."),
	/** A driver's message is wrong. */
	MESSAGE_INVALID("message-invalid", HttpStatus.BAD_REQUEST, "The message is not valid",
			"It is not one JSON object of a documented type; `errors` names the fields that are wrong."),
	/** A driver's messages come too fast. */
	TOO_MANY_MESSAGES("too-many-messages", HttpStatus.TOO_MANY_REQUESTS, "Too many messages",
			"Positions are taken once a second; a flood ends the connection."),
	/** The request ends in a way that no other type says. */
	REQUEST_FAILED("request-failed", HttpStatus.BAD_REQUEST, "The request failed",
			"The status says more; no other type fits."),
	/** The database is absent. */
	DATABASE_UNAVAILABLE("database-unavailable", HttpStatus.SERVICE_UNAVAILABLE, "Nothing can be kept right now",
			"The database is not reachable. Try again after the seconds in `Retry-After`, with the same key if there was one."),
	/** Something unforeseen. */
	INTERNAL_ERROR("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong",
			"The fault is the gateway's and has been logged.");

	private final String slug;

	private final HttpStatus status;

	private final String title;

	private final String description;

	ProblemType(String slug, HttpStatus status, String title, String description) {
		this.slug = slug;
		this.status = status;
		this.title = title;
		this.description = description;
	}

	/**
	 * The problem's {@code type}.
	 * @return a URI relative to the API's own address, where a page describes it
	 */
	public URI uri() {
		return URI.create("/problems/" + this.slug);
	}

	public String slug() {
		return this.slug;
	}

	public HttpStatus status() {
		return this.status;
	}

	public String title() {
		return this.title;
	}

	public String description() {
		return this.description;
	}

}
