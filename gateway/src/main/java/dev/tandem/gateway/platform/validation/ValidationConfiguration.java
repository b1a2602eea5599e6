package dev.tandem.gateway.platform.validation;

import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Prepares the validation of requests.
 */
@Configuration(proxyBeanMethods = false)
class ValidationConfiguration {

	/**
	 * Loads the messages of constraints at start-up: the first message would be read from
	 * a jar on an event loop.
	 */
	@Bean
	SmartInitializingSingleton constraintMessages(Validator validator) {
		return () -> validator.validate(new Missing(null));
	}

	/** Violates a constraint. */
	private record Missing(@NotNull @Nullable Object value) {
	}

}
