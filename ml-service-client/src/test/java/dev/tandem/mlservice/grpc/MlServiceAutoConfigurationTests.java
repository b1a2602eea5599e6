package dev.tandem.mlservice.grpc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.ZoneOffset;

import dev.tandem.mlservice.CallBudget;
import dev.tandem.mlservice.MlServiceClient;
import dev.tandem.mlservice.MlServiceTimeoutException;
import dev.tandem.mlservice.MlServiceUnavailableException;
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
	void clientIsThereWithoutAnySettingOfIts() {
		this.application.run((context) -> assertThat(context).hasSingleBean(MlServiceClient.class)
			.hasBean("mlServiceChannel")
			.hasSingleBean(ConnectionKeeper.class)
			.hasSingleBean(RetryServiceConfig.class));
	}

	@Test
	void withoutAGrpcClientThereIsNone() {
		this.application.withPropertyValues("spring.grpc.client.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(MlServiceClient.class)
				.doesNotHaveBean(ManagedChannel.class));
	}

	@Test
	void applicationsOwnClientReplacesAllOfIt() {
		this.application.withBean(MlServiceClient.class, () -> mock(MlServiceClient.class))
			.run((context) -> assertThat(context).hasSingleBean(MlServiceClient.class)
				.doesNotHaveBean(ManagedChannel.class)
				.doesNotHaveBean(ConnectionKeeper.class)
				.doesNotHaveBean(RetryServiceConfig.class)
				.doesNotHaveBean(MlServiceProperties.class));
	}

	@Test
	void applicationsOwnChannelIsUsed() {
		try (TestMlService mlService = new TestMlService()) {
			mlService.methods().answer(Answers.models());
			calling().withBean("mlServiceChannel", ManagedChannel.class, mlService::channel).run((context) -> {
				assertThat(context).hasSingleBean(ManagedChannel.class);
				Calls.answer(context.getBean(MlServiceClient.class).listModels());
				assertThat(mlService.methods().calls()).hasSize(1);
			});
		}
	}

	@Test
	void connectionIsTriedOutAheadOfTheFirstCall() {
		try (TestMlService mlService = new TestMlService()) {
			mlService.methods().answer(Answers.models());
			this.application.withBean("mlServiceChannel", ManagedChannel.class, mlService::channel)
				.run((context) -> assertThat(mlService.methods().calls()).singleElement()
					.extracting(ScriptedMethods.Received::method)
					.isEqualTo("ListModels"));
		}
	}

	@Test
	void anotherChannelOfTheApplicationIsNotMistakenForIts() {
		this.application.withBean("anotherChannel", ManagedChannel.class, () -> mock(ManagedChannel.class))
			.run((context) -> assertThat(context).hasNotFailed().hasBean("mlServiceChannel"));
	}

	@Test
	void applicationsOwnConnectionKeeperReplacesIt() {
		this.application.withBean("mlServiceConnectionKeeper", Object.class, Object::new)
			.run((context) -> assertThat(context).hasSingleBean(MlServiceClient.class)
				.doesNotHaveBean(ConnectionKeeper.class));
	}

	@Test
	void applicationsOwnRetriesReplaceIts() {
		this.application
			.withBean("mlServiceRetryServiceConfig", GrpcClientDefaultServiceConfigCustomizer.class,
					() -> (target, config) -> config.clear())
			.run((context) -> assertThat(context).hasSingleBean(MlServiceClient.class)
				.doesNotHaveBean(RetryServiceConfig.class));
	}

	@Test
	void settingOutOfRangeFailsTheStartAndSaysSo() {
		this.application.withPropertyValues("tandem.ml-service.deadline=0ms")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessage("tandem.ml-service.deadline must be in [PT0.001S, PT1H] but is PT0S"));
	}

	@Test
	void settingOfTheWrongTypeFailsTheStartAndSaysSo() {
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
				MlServiceClient client = context.getBean(MlServiceClient.class);
				Calls.failure(client.listModels(), MlServiceUnavailableException.class);
				assertThat(methods.calls()).hasSize(4);
				methods.answer(Answers.models());
				assertThat(Calls.answer(client.listModels())).hasSize(1);
			});
		server.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "static://", "dns:///" })
	void proxyOfTheVirtualMachineIsNotUsed(String scheme) throws IOException {
		ScriptedMethods methods = new ScriptedMethods();
		methods.answer(Answers.models());
		Server server = TestMlService
			.start(NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), methods);
		try (ProxyForAll proxy = new ProxyForAll()) {
			calling()
				.withPropertyValues(TARGET + scheme + "127.0.0.1:" + server.getPort(), "tandem.ml-service.deadline=1m")
				.run((context) -> Calls.answer(context.getBean(MlServiceClient.class).listModels()));
			assertThat(proxy.asked()).isEmpty();
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
					context.getBean(MlServiceClient.class).listModels().contextWrite(CallBudget.until(Calls.NOW)),
					MlServiceTimeoutException.class));
		assertThat(observations).hasSingleObservationThat().hasNameEqualTo("tandem.ml.call").hasBeenStopped();
	}

	/**
	 * Makes no call but the test's own.
	 */
	private ApplicationContextRunner calling() {
		return this.application.withBean("mlServiceConnectionKeeper", Object.class, Object::new);
	}

}
