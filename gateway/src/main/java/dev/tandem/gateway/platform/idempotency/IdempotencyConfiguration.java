package dev.tandem.gateway.platform.idempotency;

import java.time.Duration;
import java.util.Arrays;

import dev.tandem.gateway.platform.lifecycle.PeriodicTask;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;

/**
 * Resolves and describes {@link IdempotencyKey}, and deletes responses that have expired.
 */
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration implements WebFluxConfigurer {

	static {
		SpringDocUtils.getConfig().addRequestWrapperToIgnore(IdempotencyKey.class);
	}

	@Override
	public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
		configurer.addCustomResolver(new KeyResolver());
	}

	@Bean
	OperationCustomizer describeIdempotencyKey() {
		return (operation, handler) -> {
			if (Arrays.stream(handler.getMethodParameters()).anyMatch(KeyResolver::isKey)) {
				operation.addParametersItem(new HeaderParameter().name(IdempotencyKey.HEADER)
					.description(IdempotencyKey.DESCRIPTION)
					.schema(new StringSchema().pattern(IdempotencyKey.PATTERN)));
			}
			return operation;
		};
	}

	@Bean
	PeriodicTask purgeResponses(Idempotency idempotency) {
		return PeriodicTask.of("Deleting expired responses", Duration.ofHours(1), idempotency::purge)
			.startingAfter(Duration.ofMinutes(1));
	}

	/** Reads the key from the request's header. */
	private static final class KeyResolver implements HandlerMethodArgumentResolver {

		static boolean isKey(MethodParameter parameter) {
			return parameter.getParameterType() == IdempotencyKey.class;
		}

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return isKey(parameter);
		}

		@Override
		public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext bindings,
				ServerWebExchange exchange) {
			return Mono.fromSupplier(() -> IdempotencyKey.of(exchange.getRequest().getHeaders()));
		}

	}

}
