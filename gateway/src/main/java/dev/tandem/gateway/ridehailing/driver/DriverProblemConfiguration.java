package dev.tandem.gateway.ridehailing.driver;

import dev.tandem.gateway.platform.problem.ProblemTypes;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Registers this feature's kinds of problem.
 */
@Configuration(proxyBeanMethods = false)
class DriverProblemConfiguration {

	@Bean
	ProblemTypes driverProblems() {
		return ProblemTypes.of(DriverProblem.values());
	}

}
