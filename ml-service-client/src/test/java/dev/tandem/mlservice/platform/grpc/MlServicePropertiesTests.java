package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class MlServicePropertiesTests {

	@Test
	void everySettingHasADefault() {
		assertThat(bind(Map.of()))
			.isEqualTo(new MlServiceProperties(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(1),
					new MlServiceProperties.Retry(3, Duration.ofMillis(20), Duration.ofMillis(100), 20, 0.1)));
	}

	@Test
	void everySettingCanBeSet() {
		assertThat(bind(Map.of("deadline", "1s", "connect-timeout", "2s", "reconnect-interval", "500ms",
				"retry.max-attempts", "5", "retry.initial-backoff", "3ms", "retry.max-backoff", "4ms", "retry.budget",
				"7", "retry.budget-ratio", "0.5")))
			.isEqualTo(new MlServiceProperties(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(500),
					new MlServiceProperties.Retry(5, Duration.ofMillis(3), Duration.ofMillis(4), 7, 0.5)));
	}

	@ParameterizedTest
	@CsvSource({ "deadline, 0", "deadline, -1s", "deadline, 61m", "connect-timeout, 0ms", "connect-timeout, 61m",
			"reconnect-interval, 0s", "reconnect-interval, 2001ms", "retry.max-attempts, 0", "retry.max-attempts, 6",
			"retry.initial-backoff, 0", "retry.max-backoff, 2h", "retry.budget, 0", "retry.budget, 1001",
			"retry.budget-ratio, 0", "retry.budget-ratio, 1.1", "retry.budget-ratio, NaN" })
	void settingOutOfRangeIsNamed(String name, String value) {
		assertThatException().isThrownBy(() -> bind(Map.of(name, value)))
			.havingRootCause()
			.isInstanceOf(IllegalArgumentException.class)
			.withMessageStartingWith("tandem.ml-service." + name + " must be in [");
	}

	@Test
	void oneAttemptDisablesRetries() {
		assertThat(bind(Map.of("retry.max-attempts", "1")).retry().isEnabled()).isFalse();
		assertThat(bind(Map.of("retry.max-attempts", "2")).retry().isEnabled()).isTrue();
	}

	private static MlServiceProperties bind(Map<String, String> settings) {
		MapConfigurationPropertySource source = new MapConfigurationPropertySource();
		settings.forEach((name, value) -> source.put("tandem.ml-service." + name, value));
		return new Binder(source).bindOrCreate("tandem.ml-service", MlServiceProperties.class);
	}

}
