package dev.tandem.gateway.platform.persistence;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets the gateway start without its database.
 */
@Configuration(proxyBeanMethods = false)
class PersistenceConfiguration {

	/**
	 * Leaves migrations to {@link DatabaseAvailability}, which runs them once the
	 * database is reachable.
	 * @return a strategy that does nothing at start-up
	 */
	@Bean
	FlywayMigrationStrategy migrateWhenReachable() {
		return (flyway) -> {
		};
	}

}
