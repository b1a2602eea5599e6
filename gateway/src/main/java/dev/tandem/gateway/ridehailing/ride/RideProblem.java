package dev.tandem.gateway.ridehailing.ride;

import dev.tandem.gateway.platform.problem.ProblemType;
import dev.tandem.gateway.platform.problem.ProblemTypes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * The problem types of rides and of the quotes they are requested with.
 */
@Configuration(proxyBeanMethods = false)
class RideProblem {

	static final ProblemType QUOTE_EXPIRED = new ProblemType("quote-expired", HttpStatus.GONE, "The quote has expired",
			"A quote is valid for some minutes; request a new one.");

	static final ProblemType QUOTE_TAKEN = new ProblemType("quote-taken", HttpStatus.CONFLICT, "The quote is taken",
			"Each quote can become one ride; request a new quote.");

	static final ProblemType RIDE_STATE = new ProblemType("ride-state", HttpStatus.CONFLICT,
			"The ride's state does not allow it", "The requested change is not allowed in the ride's current state.");

	static final ProblemType OFFER_GONE = new ProblemType("offer-gone", HttpStatus.CONFLICT, "The offer is not open",
			"It has expired, was withdrawn, has been accepted or declined, or belongs to another driver.");

	@Bean
	ProblemTypes rideProblems() {
		return ProblemTypes.of(QUOTE_EXPIRED, QUOTE_TAKEN, RIDE_STATE, OFFER_GONE);
	}

}
