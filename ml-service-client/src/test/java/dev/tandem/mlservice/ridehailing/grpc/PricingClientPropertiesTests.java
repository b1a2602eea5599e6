package dev.tandem.mlservice.ridehailing.grpc;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class PricingClientPropertiesTests {

	@Test
	void cityDeadlineIsASecondUnlessSet() {
		assertThat(bind(Map.of())).isEqualTo(new PricingClientProperties(Duration.ofSeconds(1)));
		assertThat(bind(Map.of("tandem.ml-service.city-deadline", "3s")))
			.isEqualTo(new PricingClientProperties(Duration.ofSeconds(3)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "61m" })
	void cityDeadlineOutOfRangeIsNamed(String value) {
		assertThatException().isThrownBy(() -> bind(Map.of("tandem.ml-service.city-deadline", value)))
			.havingRootCause()
			.isInstanceOf(IllegalArgumentException.class)
			.withMessageStartingWith("tandem.ml-service.city-deadline must be in [");
	}

	private static PricingClientProperties bind(Map<String, String> settings) {
		return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("tandem.ml-service",
				PricingClientProperties.class);
	}

}
