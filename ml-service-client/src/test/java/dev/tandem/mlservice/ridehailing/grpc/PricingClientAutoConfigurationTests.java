package dev.tandem.mlservice.ridehailing.grpc;

import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.mlservice.platform.grpc.MlServiceAutoConfiguration;
import dev.tandem.mlservice.ridehailing.PricingClient;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.grpc.client.autoconfigure.CompositeChannelFactoryAutoConfiguration;
import org.springframework.boot.grpc.client.autoconfigure.GrpcClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class PricingClientAutoConfigurationTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, GrpcClientAutoConfiguration.class,
				CompositeChannelFactoryAutoConfiguration.class, MlServiceAutoConfiguration.class,
				PricingClientAutoConfiguration.class))
		.withPropertyValues("spring.grpc.client.channel.ml-service.target=static://127.0.0.1:1");

	@Test
	void springBootFindsIt() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, null).getCandidates())
			.contains(PricingClientAutoConfiguration.class.getName());
	}

	@Test
	void clientIsThereWithoutAnySetting() {
		this.application
			.run((context) -> assertThat(context).hasSingleBean(PricingClient.class).hasSingleBean(ModelClient.class));
	}

	@Test
	void withoutAGrpcClientThereIsNone() {
		this.application.withPropertyValues("spring.grpc.client.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PricingClient.class));
	}

	@Test
	void withoutThePlatformsClientThereIsNone() {
		this.application.withBean(ModelClient.class, () -> mock(ModelClient.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PricingClient.class));
	}

	@Test
	void applicationsOwnClientReplacesIt() {
		PricingClient own = mock(PricingClient.class);
		this.application.withBean(PricingClient.class, () -> own)
			.run((context) -> assertThat(context).getBean(PricingClient.class).isSameAs(own));
	}

	@Test
	void settingOutOfRangeFailsTheStartAndIsNamed() {
		this.application.withPropertyValues("tandem.ml-service.city-deadline=0ms")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("tandem.ml-service.city-deadline must be in [PT0.001S, PT1H] but is PT0S"));
	}

}
