package dev.tandem.gateway.platform.persistence;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Turns readiness off while the database is unavailable.
 */
@Component("database")
final class DatabaseHealthIndicator implements HealthIndicator {

	private final DatabaseAvailability availability;

	DatabaseHealthIndicator(DatabaseAvailability availability) {
		this.availability = availability;
	}

	@Override
	public Health health() {
		return this.availability.isReady() ? Health.up().build() : Health.outOfService().build();
	}

}
