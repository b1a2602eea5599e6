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
	 * Leaves migrating to {@link DatabaseAvailability}, which does it when the database
	 * is there.
	 * @return a strategy that does nothing at the start
	 */
	@Bean
	FlywayMigrationStrategy migrateWhenReachable() {
		return (flyway) -> {
		};
	}

}
