package dev.tandem.mlservice.grpc;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.tandem.proto.model.v1.ModelServiceGrpc;
import dev.tandem.proto.ridehailing.v1.PricingServiceGrpc;
import dev.tandem.proto.ridehailing.v1.SurgeServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;

import org.springframework.boot.grpc.client.autoconfigure.GrpcClientDefaultServiceConfigCustomizer;

/**
 * Tells the channel which calls it may repeat: those that the contract marks as free of
 * side effects or idempotent, and no others. A service config that the application set
 * itself stays.
 *
 * @see <a href="https://github.com/grpc/proposal/blob/master/A6-client-retries.md">gRFC
 * A6: client retries</a>
 */
final class RetryServiceConfig implements GrpcClientDefaultServiceConfigCustomizer {

	private static final double BACKOFF_MULTIPLIER = 2;

	private final MlServiceProperties.Retry retry;

	private final List<ServiceDescriptor> services;

	RetryServiceConfig(MlServiceProperties.Retry retry) {
		this(retry, List.of(PricingServiceGrpc.getServiceDescriptor(), SurgeServiceGrpc.getServiceDescriptor(),
				ModelServiceGrpc.getServiceDescriptor()));
	}

	RetryServiceConfig(MlServiceProperties.Retry retry, List<ServiceDescriptor> services) {
		this.retry = retry;
		this.services = services;
	}

	@Override
	public void customize(String target, Map<String, Object> serviceConfig) {
		if (MlServiceChannel.NAME.equals(target) && this.retry.isEnabled()) {
			serviceConfig.putIfAbsent("methodConfig", List.of(methodConfig()));
			serviceConfig.putIfAbsent("retryThrottling", retryThrottling());
		}
	}

	private Map<String, Object> methodConfig() {
		return Map.of("name", repeatableMethods(), "retryPolicy", retryPolicy());
	}

	private List<Map<String, String>> repeatableMethods() {
		return methods().filter(MethodDescriptor::isIdempotent).map(RetryServiceConfig::name).toList();
	}

	private Stream<MethodDescriptor<?, ?>> methods() {
		return this.services.stream().flatMap((service) -> service.getMethods().stream());
	}

	private static Map<String, String> name(MethodDescriptor<?, ?> method) {
		return Map.of("service", String.valueOf(method.getServiceName()), "method",
				String.valueOf(method.getBareMethodName()));
	}

	private Map<String, Object> retryPolicy() {
		return Map.of("maxAttempts", (double) this.retry.maxAttempts(), "initialBackoff",
				seconds(this.retry.initialBackoff()), "maxBackoff", seconds(this.retry.maxBackoff()),
				"backoffMultiplier", BACKOFF_MULTIPLIER, "retryableStatusCodes",
				List.of(Status.Code.UNAVAILABLE.name()));
	}

	private Map<String, Object> retryThrottling() {
		return Map.of("maxTokens", (double) this.retry.budget(), "tokenRatio", this.retry.budgetRatio());
	}

	private static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%d.%09ds", duration.getSeconds(), duration.getNano());
	}

}
