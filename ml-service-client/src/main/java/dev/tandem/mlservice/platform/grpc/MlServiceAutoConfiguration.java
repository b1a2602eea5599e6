package dev.tandem.mlservice.platform.grpc;

import java.time.Clock;
import java.util.List;

import dev.tandem.mlservice.platform.ModelClient;
import dev.tandem.proto.model.v1.ListModelsRequest;
import dev.tandem.proto.model.v1.ModelServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ServiceDescriptor;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.grpc.client.autoconfigure.CompositeChannelFactoryAutoConfiguration;
import org.springframework.boot.grpc.client.autoconfigure.GrpcClientAutoConfiguration;
import org.springframework.boot.grpc.client.autoconfigure.GrpcClientDefaultServiceConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.grpc.client.GrpcChannelFactory;

/**
 * Configures the channel {@code ml-service} of Spring Boot's gRPC client, the
 * {@link CallExecutor} for the clients on it, and the {@link ModelClient}. An
 * application's own {@link ModelClient} replaces all of it, and an application's own bean
 * replaces each other bean of the same name.
 */
@AutoConfiguration(after = { GrpcClientAutoConfiguration.class, CompositeChannelFactoryAutoConfiguration.class })
@ConditionalOnBean(GrpcChannelFactory.class)
@ConditionalOnMissingBean(ModelClient.class)
@EnableConfigurationProperties(MlServiceProperties.class)
public final class MlServiceAutoConfiguration {

	private static final String CHANNEL = "mlServiceChannel";

	private static final String CHANNEL_RECONNECTOR = "mlServiceChannelReconnector";

	private static final String RETRY_SERVICE_CONFIG = "mlServiceRetryServiceConfig";

	@Bean(RETRY_SERVICE_CONFIG)
	@ConditionalOnMissingBean(name = RETRY_SERVICE_CONFIG)
	GrpcClientDefaultServiceConfigCustomizer mlServiceRetryServiceConfig(MlServiceProperties properties,
			ObjectProvider<ContractServices> contracts) {
		List<ServiceDescriptor> services = contracts.orderedStream()
			.flatMap((contract) -> contract.services().stream())
			.toList();
		return new RetryServiceConfig(properties.retry(), services);
	}

	@Bean(CHANNEL)
	@ConditionalOnMissingBean(name = CHANNEL)
	ManagedChannel mlServiceChannel(GrpcChannelFactory channels, Environment environment,
			MlServiceProperties properties) {
		return new MlServiceChannel(environment, properties.connectTimeout()).open(channels);
	}

	@Bean(name = CHANNEL_RECONNECTOR, initMethod = "start")
	@ConditionalOnMissingBean(name = CHANNEL_RECONNECTOR)
	ChannelReconnector mlServiceChannelReconnector(@Qualifier(CHANNEL) ManagedChannel channel,
			MlServiceProperties properties, ModelClient client) {
		return new ChannelReconnector(channel, properties.reconnectInterval(), client.listModels());
	}

	@Bean
	CallExecutor mlServiceCallExecutor(@Qualifier(CHANNEL) ManagedChannel channel, MlServiceProperties properties,
			ObjectProvider<Clock> clock, ObjectProvider<ObservationRegistry> observations) {
		return new CallExecutor(channel, properties.deadline(), clock.getIfUnique(Clock::systemUTC),
				observations.getIfUnique(() -> ObservationRegistry.NOOP));
	}

	@Bean
	ModelClient modelClient(CallExecutor calls) {
		return () -> calls.execute(ModelServiceGrpc.getListModelsMethod(), ListModelsRequest.getDefaultInstance(),
				ModelMapper::models);
	}

	@Bean
	ContractServices modelContractServices() {
		return new ContractServices(List.of(ModelServiceGrpc.getServiceDescriptor()));
	}

}
