package dev.tandem.mlservice.platform.health;

import java.time.Instant;
import java.util.List;

import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.MlServiceProtocolException;
import dev.tandem.mlservice.platform.MlServiceUnavailableException;
import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.mlservice.platform.ServedModel;
import dev.tandem.mlservice.platform.testing.Calls;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class MlServiceHealthAutoConfigurationTests {

	private static final ServedModel MODEL = new ServedModel("weather", "2026.11.1", Instant.EPOCH, "0f".repeat(32),
			List.of());

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MlServiceHealthAutoConfiguration.class));

	@Test
	void springBootFindsIt() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, null).getCandidates())
			.contains(MlServiceHealthAutoConfiguration.class.getName());
	}

	@Test
	void serviceThatRespondsIsUpWithItsModels() {
		assertThat(health(() -> Mono.just(List.of(MODEL))))
			.isEqualTo(Health.up().withDetail("weather", "2026.11.1").build());
	}

	@Test
	void serviceWithoutAModelIsUp() {
		assertThat(health(() -> Mono.just(List.of()))).isEqualTo(Health.up().build());
	}

	@Test
	void failureIsUnreachableAndLeavesTheAggregateUp() {
		for (MlServiceException failure : List.of(new MlServiceUnavailableException("address", null),
				new MlServiceProtocolException("address", null))) {
			Health health = health(() -> Mono.error(failure));
			assertThat(health.getStatus().getCode()).isEqualTo("UNREACHABLE");
			assertThat(health.getDetails()).isEmpty();
			assertThat(StatusAggregator.getDefault().getAggregateStatus(Status.UP, health.getStatus()))
				.isEqualTo(Status.UP);
		}
	}

	@Test
	void applicationsOwnIndicatorReplacesIt() {
		ReactiveHealthIndicator own = () -> Mono.just(Health.down().build());
		this.application.withBean(ModelClient.class, () -> () -> Mono.just(List.of()))
			.withBean("mlServiceHealthIndicator", ReactiveHealthIndicator.class, () -> own)
			.run((context) -> assertThat(context).getBean(ReactiveHealthIndicator.class).isSameAs(own));
	}

	@Test
	void settingTurnsItOff() {
		this.application.withBean(ModelClient.class, () -> () -> Mono.just(List.of()))
			.withPropertyValues("management.health.mlservice.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReactiveHealthIndicator.class));
	}

	@Test
	void withoutAClientThereIsNone() {
		this.application.run((context) -> assertThat(context).doesNotHaveBean(ReactiveHealthIndicator.class));
	}

	private Health health(ModelClient client) {
		Health[] health = new Health[1];
		this.application.withBean(ModelClient.class, () -> client)
			.run((context) -> health[0] = Calls.response(context.getBean(ReactiveHealthIndicator.class).health()));
		return health[0];
	}

}
