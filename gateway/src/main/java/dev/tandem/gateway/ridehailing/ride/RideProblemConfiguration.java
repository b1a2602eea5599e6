package dev.tandem.gateway.ridehailing.ride;

import dev.tandem.gateway.platform.problem.ProblemTypes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Registers this feature's kinds of problem.
 */
@Configuration(proxyBeanMethods = false)
class RideProblemConfiguration {

	@Bean
	ProblemTypes rideProblems() {
		return ProblemTypes.of(RideProblem.values());
	}

}
