package dev.tandem.gateway.ridehailing.ride;

import dev.tandem.gateway.platform.problem.ProblemType;

import org.springframework.http.HttpStatus;

/**
 * The kinds of problem that rides and the quotes behind them have.
 */
enum RideProblem implements ProblemType {

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
			"It ran out, was taken back, was answered before, or was made to somebody else.");

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
