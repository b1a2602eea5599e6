package dev.tandem.mlservice.platform.grpc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.ZoneOffset;

import dev.tandem.mlservice.platform.CallDeadline;
import dev.tandem.mlservice.platform.MlServiceTimeoutException;
import dev.tandem.mlservice.platform.MlServiceUnavailableException;
import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.ScriptedMethods;
import dev.tandem.mlservice.platform.testing.TestMlService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.grpc.client.autoconfigure.CompositeChannelFactoryAutoConfiguration;
import org.springframework.boot.grpc.client.autoconfigure.GrpcClientAutoConfiguration;
import org.springframework.boot.grpc.client.autoconfigure.GrpcClientDefaultServiceConfigCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class MlServiceAutoConfigurationTests {

	private static final String TARGET = "spring.grpc.client.channel.ml-service.target=";

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, GrpcClientAutoConfiguration.class,
				CompositeChannelFactoryAutoConfiguration.class, MlServiceAutoConfiguration.class))
		.withPropertyValues(TARGET + "static://127.0.0.1:1");

	@Test
	void springBootFindsIt() {
		assertThat(ImportCandidates.load(AutoConfiguration.class, null).getCandidates())
			.contains(MlServiceAutoConfiguration.class.getName());
	}

	@Test
	void clientIsThereWithoutAnySetting() {
		this.application.run((context) -> assertThat(context).hasSingleBean(ModelClient.class)
			.hasBean("mlServiceChannel")
			.hasSingleBean(ChannelReconnector.class)
			.hasSingleBean(RetryServiceConfig.class));
	}

	@Test
	void withoutAGrpcClientThereIsNone() {
		this.application.withPropertyValues("spring.grpc.client.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ModelClient.class)
				.doesNotHaveBean(ManagedChannel.class));
	}

	@Test
	void applicationsOwnClientReplacesAllOfIt() {
		this.application.withBean(ModelClient.class, () -> mock(ModelClient.class))
			.run((context) -> assertThat(context).hasSingleBean(ModelClient.class)
				.doesNotHaveBean(ManagedChannel.class)
				.doesNotHaveBean(ChannelReconnector.class)
				.doesNotHaveBean(RetryServiceConfig.class)
				.doesNotHaveBean(MlServiceProperties.class));
	}

	@Test
	void applicationsOwnChannelIsUsed() {
		try (TestMlService mlService = new TestMlService()) {
			mlService.methods().respond(ModelResponses.models());
			calling().withBean("mlServiceChannel", ManagedChannel.class, mlService::channel).run((context) -> {
				assertThat(context).hasSingleBean(ManagedChannel.class);
				Calls.response(context.getBean(ModelClient.class).listModels());
				assertThat(mlService.methods().calls()).hasSize(1);
			});
		}
	}

	@Test
	void connectionIsWarmedUpAheadOfTheFirstCall() {
		try (TestMlService mlService = new TestMlService()) {
			mlService.methods().respond(ModelResponses.models());
			this.application.withBean("mlServiceChannel", ManagedChannel.class, mlService::channel)
				.run((context) -> assertThat(mlService.methods().calls()).singleElement()
					.extracting(ScriptedMethods.Received::method)
					.isEqualTo("ListModels"));
		}
	}

	@Test
	void anotherChannelOfTheApplicationIsIgnored() {
		this.application.withBean("anotherChannel", ManagedChannel.class, () -> mock(ManagedChannel.class))
			.run((context) -> assertThat(context).hasNotFailed().hasBean("mlServiceChannel"));
	}

	@Test
	void applicationsOwnChannelReconnectorReplacesIt() {
		this.application.withBean("mlServiceChannelReconnector", Object.class, Object::new)
			.run((context) -> assertThat(context).hasSingleBean(ModelClient.class)
				.doesNotHaveBean(ChannelReconnector.class));
	}

	@Test
	void applicationsOwnRetriesReplaceThem() {
		this.application
			.withBean("mlServiceRetryServiceConfig", GrpcClientDefaultServiceConfigCustomizer.class,
					() -> (target, config) -> config.clear())
			.run((context) -> assertThat(context).hasSingleBean(ModelClient.class)
				.doesNotHaveBean(RetryServiceConfig.class));
	}

	@Test
	void settingOutOfRangeFailsTheStartAndIsNamed() {
		this.application.withPropertyValues("tandem.ml-service.deadline=0ms")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("tandem.ml-service.deadline must be in [PT0.001S, PT1H] but is PT0S"));
	}

	@Test
	void settingOfTheWrongTypeFailsTheStartAndIsNamed() {
		this.application.withPropertyValues("tandem.ml-service.retry.max-attempts=often")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("tandem.ml-service.retry.max-attempts"));
	}

	@Test
	void settingsReachTheCallsThatBootsChannelMakes() {
		ScriptedMethods methods = new ScriptedMethods();
		methods.fail(Status.UNAVAILABLE);
		Server server = TestMlService
			.start(NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), methods);
		calling()
			.withPropertyValues(TARGET + "static://127.0.0.1:" + server.getPort(), "tandem.ml-service.deadline=1m",
					"tandem.ml-service.retry.max-attempts=4", "tandem.ml-service.retry.initial-backoff=1ms")
			.run((context) -> {
				ModelClient client = context.getBean(ModelClient.class);
				Calls.failure(client.listModels(), MlServiceUnavailableException.class);
				assertThat(methods.calls()).hasSize(4);
				methods.respond(ModelResponses.models());
				assertThat(Calls.response(client.listModels())).hasSize(1);
			});
		server.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "static://", "dns:///" })
	void proxyOfTheVirtualMachineIsNotUsed(String scheme) throws IOException {
		ScriptedMethods methods = new ScriptedMethods();
		methods.respond(ModelResponses.models());
		Server server = TestMlService
			.start(NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), methods);
		try (ProxyForAll proxy = new ProxyForAll()) {
			calling()
				.withPropertyValues(TARGET + scheme + "127.0.0.1:" + server.getPort(), "tandem.ml-service.deadline=1m")
				.run((context) -> Calls.response(context.getBean(ModelClient.class).listModels()));
			assertThat(proxy.requested()).isEmpty();
		}
		finally {
			server.shutdownNow();
		}
	}

	@Test
	void applicationsClockAndObservationsAreUsed() {
		TestObservationRegistry observations = TestObservationRegistry.create();
		this.application.withBean(Clock.class, () -> Clock.fixed(Calls.NOW, ZoneOffset.UTC))
			.withBean(TestObservationRegistry.class, () -> observations)
			.run((context) -> Calls.failure(
					context.getBean(ModelClient.class).listModels().contextWrite(CallDeadline.at(Calls.NOW)),
					MlServiceTimeoutException.class));
		assertThat(observations).hasSingleObservationThat().hasNameEqualTo("tandem.ml.call").hasBeenStopped();
	}

	/**
	 * An application without the warm-up call.
	 */
	private ApplicationContextRunner calling() {
		return this.application.withBean("mlServiceChannelReconnector", Object.class, Object::new);
	}

}
