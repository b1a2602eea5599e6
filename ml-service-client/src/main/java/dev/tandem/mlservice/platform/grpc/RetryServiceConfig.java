package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;

import org.springframework.boot.grpc.client.autoconfigure.GrpcClientDefaultServiceConfigCustomizer;

/**
 * Configures the channel's gRPC retries. It retries the methods that the contract marks
 * as idempotent or free of side effects, and no others. A service config that the
 * application set takes precedence.
 *
 * @see <a href="https://github.com/grpc/proposal/blob/master/A6-client-retries.md">gRFC
 * A6: client retries</a>
 */
final class RetryServiceConfig implements GrpcClientDefaultServiceConfigCustomizer {

	private static final double BACKOFF_MULTIPLIER = 2;

	private final MlServiceProperties.Retry retry;

	private final List<ServiceDescriptor> services;

	RetryServiceConfig(MlServiceProperties.Retry retry, List<ServiceDescriptor> services) {
		this.retry = retry;
		this.services = services;
	}

	@Override
	public void customize(String target, Map<String, Object> serviceConfig) {
		if (MlServiceChannel.NAME.equals(target) && this.retry.isEnabled()) {
			serviceConfig.putIfAbsent("methodConfig",
					List.of(Map.of("name", idempotentMethods(), "retryPolicy", retryPolicy())));
			serviceConfig.putIfAbsent("retryThrottling",
					Map.of("maxTokens", (double) this.retry.budget(), "tokenRatio", this.retry.budgetRatio()));
		}
	}

	private List<Map<String, String>> idempotentMethods() {
		return this.services.stream()
			.flatMap((service) -> service.getMethods().stream())
			.filter(MethodDescriptor::isIdempotent)
			.map((method) -> Map.of("service", String.valueOf(method.getServiceName()), "method",
					String.valueOf(method.getBareMethodName())))
			.toList();
	}

	private Map<String, Object> retryPolicy() {
		return Map.of("maxAttempts", (double) this.retry.maxAttempts(), "initialBackoff",
				seconds(this.retry.initialBackoff()), "maxBackoff", seconds(this.retry.maxBackoff()),
				"backoffMultiplier", BACKOFF_MULTIPLIER, "retryableStatusCodes",
				List.of(Status.Code.UNAVAILABLE.name()));
	}

	private static String seconds(Duration duration) {
		return String.format(Locale.ROOT, "%d.%09ds", duration.getSeconds(), duration.getNano());
	}

}
