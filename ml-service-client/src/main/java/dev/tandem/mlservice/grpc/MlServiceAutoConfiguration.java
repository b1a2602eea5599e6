package dev.tandem.mlservice.grpc;

import java.time.Clock;

import dev.tandem.mlservice.MlServiceClient;
import io.grpc.ManagedChannel;
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
 * Gives an application a {@link MlServiceClient} on Spring Boot's gRPC channel
 * {@code ml-service}. All of it gives way to the application's own client, and each other
 * bean to the application's own of the same name.
 */
@AutoConfiguration(after = { GrpcClientAutoConfiguration.class, CompositeChannelFactoryAutoConfiguration.class })
@ConditionalOnBean(GrpcChannelFactory.class)
@ConditionalOnMissingBean(MlServiceClient.class)
@EnableConfigurationProperties(MlServiceProperties.class)
public final class MlServiceAutoConfiguration {

	private static final String CHANNEL = "mlServiceChannel";

	private static final String CONNECTION_KEEPER = "mlServiceConnectionKeeper";

	private static final String RETRY_SERVICE_CONFIG = "mlServiceRetryServiceConfig";

	@Bean(RETRY_SERVICE_CONFIG)
	@ConditionalOnMissingBean(name = RETRY_SERVICE_CONFIG)
	GrpcClientDefaultServiceConfigCustomizer mlServiceRetryServiceConfig(MlServiceProperties properties) {
		return new RetryServiceConfig(properties.retry());
	}

	@Bean(CHANNEL)
	@ConditionalOnMissingBean(name = CHANNEL)
	ManagedChannel mlServiceChannel(GrpcChannelFactory channels, Environment environment,
			MlServiceProperties properties) {
		return new MlServiceChannel(environment, properties.connectTimeout()).open(channels);
	}

	@Bean(name = CONNECTION_KEEPER, initMethod = "start")
	@ConditionalOnMissingBean(name = CONNECTION_KEEPER)
	ConnectionKeeper mlServiceConnectionKeeper(@Qualifier(CHANNEL) ManagedChannel channel,
			MlServiceProperties properties, MlServiceClient client) {
		return new ConnectionKeeper(channel, properties.reconnectInterval(), client.listModels());
	}

	@Bean
	MlServiceClient mlServiceClient(@Qualifier(CHANNEL) ManagedChannel channel, MlServiceProperties properties,
			ObjectProvider<Clock> clock, ObjectProvider<ObservationRegistry> observations) {
		return new GrpcMlServiceClient(channel, properties.deadline(), properties.cityDeadline(),
				clock.getIfUnique(Clock::systemUTC), observations.getIfUnique(() -> ObservationRegistry.NOOP));
	}

}
