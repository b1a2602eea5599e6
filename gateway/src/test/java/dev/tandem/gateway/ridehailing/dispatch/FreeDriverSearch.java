package dev.tandem.gateway.ridehailing.dispatch;

import java.util.Collection;
import java.util.UUID;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.fleet.FleetProperties;
import reactor.core.publisher.Flux;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The search for free drivers, for the tests of other modules.
 */
public final class FreeDriverSearch {

	private final FreeDriverRepository drivers;

	public FreeDriverSearch(DatabaseBridge database, JdbcClient jdbc, FleetProperties properties) {
		this.drivers = new FreeDriverRepository(database, jdbc, properties);
	}

	public Flux<UUID> findNearest(Collection<String> cells, Collection<UUID> except, Coordinates near, int limit) {
		return this.drivers.findNearest(cells, except, near, limit);
	}

}
