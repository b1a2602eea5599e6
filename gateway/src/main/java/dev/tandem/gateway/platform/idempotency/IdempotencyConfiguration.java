package dev.tandem.gateway.platform.idempotency;

import java.time.Duration;

import dev.tandem.gateway.platform.lifecycle.PeriodicTask;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

	@Bean
	PeriodicTask purgeResponses(Idempotency idempotency) {
		return PeriodicTask.of("Deleting expired responses", Duration.ofHours(1), idempotency::purge)
			.startingAfter(Duration.ofMinutes(1));
	}

}
