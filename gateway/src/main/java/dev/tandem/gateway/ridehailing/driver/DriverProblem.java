package dev.tandem.gateway.ridehailing.driver;

import dev.tandem.gateway.platform.problem.ProblemType;
import dev.tandem.gateway.platform.problem.ProblemTypes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/**
 * The kinds of problem that a driver's messages have.
 */
@Configuration(proxyBeanMethods = false)
class DriverProblem {

	/** A driver's message is invalid. */
	static final ProblemType MESSAGE_INVALID = new ProblemType("message-invalid", HttpStatus.BAD_REQUEST,
			"The message is not valid",
			"It is not one JSON object of a documented type; `errors` names the invalid fields.");

	/** A driver sends messages too fast. */
	static final ProblemType TOO_MANY_MESSAGES = new ProblemType("too-many-messages", HttpStatus.TOO_MANY_REQUESTS,
			"Too many messages", "Positions are accepted once a second; far too many messages end the connection.");

	@Bean
	ProblemTypes driverProblems() {
		return ProblemTypes.of(MESSAGE_INVALID, TOO_MANY_MESSAGES);
	}

}
