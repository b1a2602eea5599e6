package dev.tandem.mlservice.platform.health;

import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.mlservice.platform.grpc.MlServiceAutoConfiguration;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Contributes {@code mlService} to the health endpoint of an application that has Spring
 * Boot's health module. An application's own bean of the same name replaces it.
 */
@AutoConfiguration(after = MlServiceAutoConfiguration.class)
@ConditionalOnClass(ReactiveHealthIndicator.class)
@ConditionalOnBean(ModelClient.class)
@ConditionalOnEnabledHealthIndicator("mlservice")
public final class MlServiceHealthAutoConfiguration {

	private static final String HEALTH_INDICATOR = "mlServiceHealthIndicator";

	@Bean(HEALTH_INDICATOR)
	@ConditionalOnMissingBean(name = HEALTH_INDICATOR)
	ReactiveHealthIndicator mlServiceHealthIndicator(ModelClient client) {
		return new MlServiceHealthIndicator(client);
	}

}
