package dev.tandem.gateway.platform.json;

import java.lang.reflect.Type;
import java.util.Arrays;

import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Reads request bodies strictly, in what {@code spring.jackson} has no setting for.
 */
@Configuration(proxyBeanMethods = false)
class StrictJsonConfiguration {

	/** After the customizer of Spring Boot, which sets a decoder of its own. */
	private static final int AFTER_BOOT = 100;

	@Bean
	@Order(AFTER_BOOT)
	CodecCustomizer strictJsonReader(JsonMapper json) {
		return (codecs) -> codecs.defaultCodecs().jacksonJsonDecoder(new StrictJsonDecoder(json));
	}

	/**
	 * Creates the readers of all request bodies at start-up: Jackson creates a reader
	 * under a lock, which would block an event loop at the first request.
	 */
	@Bean
	SmartInitializingSingleton requestReaders(
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping, JsonMapper json) {
		return () -> mapping.getHandlerMethods()
			.values()
			.stream()
			.flatMap((method) -> Arrays.stream(method.getMethodParameters()))
			.filter((parameter) -> parameter.hasParameterAnnotation(RequestBody.class))
			.forEach((parameter) -> json.readerFor(json.constructType(bodyType(parameter))));
	}

	private static Type bodyType(MethodParameter parameter) {
		ResolvableType type = ResolvableType.forMethodParameter(parameter);
		return ((type.resolve() == Mono.class) ? type.getGeneric() : type).getType();
	}

}
