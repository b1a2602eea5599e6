package dev.tandem.gateway.driver;

import dev.tandem.gateway.fleet.Fleet;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/**
 * Until the real fleet is there.
 */
@Configuration(proxyBeanMethods = false)
class StandIns {

	@Bean
	@Fallback
	Fleet standInFleet() {
		return new FakeFleet();
	}

}
