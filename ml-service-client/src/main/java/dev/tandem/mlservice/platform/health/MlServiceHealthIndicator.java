package dev.tandem.mlservice.platform.health;

import java.util.List;

import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.mlservice.platform.ServedModel;
import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Reports whether the ML service responds, and in the details the version of each model
 * that it serves. A failure has the status {@link #UNREACHABLE}, which the application's
 * aggregate status ignores: the application runs on without the ML service.
 */
final class MlServiceHealthIndicator implements ReactiveHealthIndicator {

	static final Status UNREACHABLE = new Status("UNREACHABLE", "The ML service does not respond");

	private final ModelClient client;

	MlServiceHealthIndicator(ModelClient client) {
		this.client = client;
	}

	@Override
	public Mono<Health> health() {
		return this.client.listModels()
			.map(MlServiceHealthIndicator::up)
			.onErrorResume(MlServiceException.class, (failure) -> Mono.just(Health.status(UNREACHABLE).build()));
	}

	private static Health up(List<ServedModel> models) {
		Health.Builder health = Health.up();
		models.forEach((model) -> health.withDetail(model.name(), model.version()));
		return health.build();
	}

}
