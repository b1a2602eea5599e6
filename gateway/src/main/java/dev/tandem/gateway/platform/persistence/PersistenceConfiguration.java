package dev.tandem.gateway.platform.persistence;

import dev.tandem.gateway.platform.lifecycle.PeriodicTask;
import dev.tandem.gateway.platform.lifecycle.Phases;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets the gateway start without its database, probes it, and reports its state.
 */
@Configuration(proxyBeanMethods = false)
class PersistenceConfiguration {

	/**
	 * Leaves migrations to {@link DatabaseAvailability}, which runs them once the
	 * database is reachable: this one does nothing at start-up.
	 */
	@Bean
	FlywayMigrationStrategy migrateWhenReachable() {
		return (flyway) -> {
		};
	}

	/** Turns readiness off while the database is unavailable. */
	@Bean("database")
	HealthIndicator databaseHealth(DatabaseAvailability availability) {
		return () -> (availability.isReady() ? Health.up() : Health.outOfService()).build();
	}

	@Bean
	PeriodicTask databaseProbe(DatabaseAvailability availability, DatabaseProperties properties) {
		return PeriodicTask.blocking("Probing the database", properties.probeInterval(), availability::probe)
			.inPhase(Phases.DATABASE);
	}

}
