package dev.tandem.mlservice.platform.health;

import java.util.List;

import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.mlservice.platform.ServedModel;
import dev.tandem.mlservice.platform.grpc.MlServiceAutoConfiguration;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;

/**
 * Contributes {@code mlService} to the health endpoint of an application that has Spring
 * Boot's health module: whether the ML service responds, and in the details the version
 * of each model that it serves. A failure has the status {@link #UNREACHABLE}, which the
 * application's aggregate status ignores: the application runs on without the ML service.
 * An application's own bean of the same name replaces it.
 */
@AutoConfiguration(after = MlServiceAutoConfiguration.class)
@ConditionalOnClass(ReactiveHealthIndicator.class)
@ConditionalOnBean(ModelClient.class)
@ConditionalOnEnabledHealthIndicator("mlservice")
public final class MlServiceHealthAutoConfiguration {

	private static final Status UNREACHABLE = new Status("UNREACHABLE", "The ML service does not respond");

	private static final String HEALTH_INDICATOR = "mlServiceHealthIndicator";

	@Bean(HEALTH_INDICATOR)
	@ConditionalOnMissingBean(name = HEALTH_INDICATOR)
	ReactiveHealthIndicator mlServiceHealthIndicator(ModelClient client) {
		return () -> client.listModels()
			.map(MlServiceHealthAutoConfiguration::up)
			.onErrorResume(MlServiceException.class, (failure) -> Mono.just(Health.status(UNREACHABLE).build()));
	}

	private static Health up(List<ServedModel> models) {
		Health.Builder health = Health.up();
		models.forEach((model) -> health.withDetail(model.name(), model.version()));
		return health.build();
	}

}
