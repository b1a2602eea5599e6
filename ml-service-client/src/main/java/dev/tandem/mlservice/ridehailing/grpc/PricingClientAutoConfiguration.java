package dev.tandem.mlservice.ridehailing.grpc;

import java.util.List;

import dev.tandem.mlservice.platform.grpc.CallExecutor;
import dev.tandem.mlservice.platform.grpc.ContractServices;
import dev.tandem.mlservice.platform.grpc.MlServiceAutoConfiguration;
import dev.tandem.mlservice.ridehailing.PricingClient;
import dev.tandem.proto.ridehailing.v1.PricingServiceGrpc;
import dev.tandem.proto.ridehailing.v1.SurgeServiceGrpc;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Configures the {@link PricingClient}. An application's own replaces it.
 */
@AutoConfiguration(after = MlServiceAutoConfiguration.class)
@ConditionalOnBean(CallExecutor.class)
@ConditionalOnMissingBean(PricingClient.class)
@EnableConfigurationProperties(PricingClientProperties.class)
public final class PricingClientAutoConfiguration {

	@Bean
	PricingClient pricingClient(CallExecutor calls, PricingClientProperties properties) {
		return new GrpcPricingClient(calls, properties.cityDeadline());
	}

	@Bean
	ContractServices pricingContractServices() {
		return new ContractServices(
				List.of(PricingServiceGrpc.getServiceDescriptor(), SurgeServiceGrpc.getServiceDescriptor()));
	}

}
