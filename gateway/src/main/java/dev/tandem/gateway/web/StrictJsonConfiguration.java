package dev.tandem.gateway.web;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

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

}
