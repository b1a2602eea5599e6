package dev.tandem.gateway.ridehailing.driver;

import dev.tandem.gateway.platform.problem.ProblemType;

import org.springframework.http.HttpStatus;

/**
 * The kinds of problem that a driver's messages have.
 */
enum DriverProblem implements ProblemType {

	/** A driver's message is invalid. */
	MESSAGE_INVALID("message-invalid", HttpStatus.BAD_REQUEST, "The message is not valid",
			"It is not one JSON object of a documented type; `errors` names the invalid fields."),
	/** A driver sends messages too fast. */
	TOO_MANY_MESSAGES("too-many-messages", HttpStatus.TOO_MANY_REQUESTS, "Too many messages",
			"Positions are accepted once a second; far too many messages end the connection.");

	private final String slug;

	private final HttpStatus status;

	private final String title;

	private final String description;

	DriverProblem(String slug, HttpStatus status, String title, String description) {
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
