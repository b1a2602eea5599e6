package dev.tandem.gateway.platform.json;

import java.lang.reflect.Type;
import java.util.Arrays;

import reactor.core.publisher.Mono;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * Reads JSON to the letter: what a caller did not mean is not guessed.
 */
@Configuration(proxyBeanMethods = false)
class StrictJsonConfiguration {

	/** After Spring Boot has put its own reader in place. */
	private static final int AFTER_BOOT = 100;

	@Bean
	JsonMapperBuilderCustomizer strictJson() {
		return (builder) -> builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
	}

	@Bean
	@Order(AFTER_BOOT)
	CodecCustomizer strictJsonReader(JsonMapper json) {
		return (codecs) -> codecs.defaultCodecs().jacksonJsonDecoder(new StrictJsonDecoder(json));
	}

	/**
	 * Has what reads requests made before the first one comes: it is made under a lock,
	 * and no event loop shall wait for that.
	 * @param mapping knows what is read
	 * @param json makes the readers
	 * @return called once, at the start
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
