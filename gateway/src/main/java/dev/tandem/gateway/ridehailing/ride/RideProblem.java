package dev.tandem.gateway.ridehailing.ride;

import dev.tandem.gateway.platform.problem.ProblemType;

import org.springframework.http.HttpStatus;

/**
 * The problem types of rides and of the quotes they are requested with.
 */
enum RideProblem implements ProblemType {

	/** The quote has expired. */
	QUOTE_EXPIRED("quote-expired", HttpStatus.GONE, "The quote has expired",
			"A quote is valid for some minutes; request a new one."),
	/** The quote has become a ride. */
	QUOTE_TAKEN("quote-taken", HttpStatus.CONFLICT, "The quote is taken",
			"Each quote can become one ride; request a new quote."),
	/** The ride is in another state. */
	RIDE_STATE("ride-state", HttpStatus.CONFLICT, "The ride's state does not allow it",
			"The requested change is not allowed in the ride's current state."),
	/** An offer is no longer open for this driver. */
	OFFER_GONE("offer-gone", HttpStatus.CONFLICT, "The offer is not open",
			"It has expired, was withdrawn, has been accepted or declined, or belongs to another driver.");

	private final String slug;

	private final HttpStatus status;

	private final String title;

	private final String description;

	RideProblem(String slug, HttpStatus status, String title, String description) {
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
