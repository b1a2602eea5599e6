package dev.tandem.mlservice.ridehailing.grpc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.MessageLite;
import dev.tandem.mlservice.platform.grpc.MlServiceAutoConfiguration;
import dev.tandem.mlservice.platform.testing.Calls;
import dev.tandem.mlservice.platform.testing.ScriptedMethods;
import dev.tandem.mlservice.platform.testing.TestMlService;
import dev.tandem.mlservice.ridehailing.PricingClient;
import io.grpc.Status;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.grpc.client.autoconfigure.CompositeChannelFactoryAutoConfiguration;
import org.springframework.boot.grpc.client.autoconfigure.GrpcClientAutoConfiguration;
import org.springframework.boot.grpc.client.autoconfigure.GrpcClientDefaultServiceConfigCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The configured channel retries each method of the client.
 */
class PricingRetryTests {

	@AutoClose
	private final TestMlService mlService = new TestMlService(
			(channel) -> channel.enableRetry().defaultServiceConfig(configured()));

	private final PricingClient client = PricingClients.on(this.mlService.channel());

	@Test
	void everyCallIsRetriedUntilItSucceeds() {
		assertRetried(this.client.priceRide(Rides.IN_THE_RAIN), Responses.pricedRide());
		assertRetried(this.client.priceRides(List.of(Rides.IN_THE_RAIN, Rides.ON_A_DRY_DAY)), Responses.pricedRides());
		assertRetried(this.client.citySurge(Rides.CITY, Rides.IN_THE_RAIN.requestedAt()), Responses.citySurge());
		assertThat(this.mlService.methods().calls()).extracting(ScriptedMethods.Received::method)
			.containsExactly("PriceRide", "PriceRide", "PriceRide", "PriceRides", "PriceRides", "PriceRides",
					"GetCitySurge", "GetCitySurge", "GetCitySurge");
	}

	private void assertRetried(Mono<?> call, MessageLite.Builder response) {
		this.mlService.methods().respond(response);
		this.mlService.methods().fail(Status.UNAVAILABLE, 2);
		Calls.response(call);
	}

	private static Map<String, Object> configured() {
		Map<String, Object> config = new HashMap<>();
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, GrpcClientAutoConfiguration.class,
					CompositeChannelFactoryAutoConfiguration.class, MlServiceAutoConfiguration.class,
					PricingClientAutoConfiguration.class))
			.withPropertyValues("spring.grpc.client.channel.ml-service.target=static://127.0.0.1:1",
					"tandem.ml-service.retry.initial-backoff=1ms", "tandem.ml-service.retry.max-backoff=1ms")
			.run((context) -> context
				.getBean("mlServiceRetryServiceConfig", GrpcClientDefaultServiceConfigCustomizer.class)
				.customize("ml-service", config));
		return config;
	}

}
