package dev.tandem.gateway.quote;

import java.time.Clock;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the quotes need of the platform.
 */
@Configuration(proxyBeanMethods = false)
class QuoteConfiguration {

	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.systemUTC();
	}

	/**
	 * Has what reads a request made before the first one comes: it is made under a lock,
	 * and no event loop shall wait for that.
	 * @param json makes it
	 * @return called once, at the start
	 */
	@Bean
	SmartInitializingSingleton requestReader(JsonMapper json) {
		return () -> json.readerFor(QuoteRequest.class);
	}

}
