package dev.tandem.gateway.ridehailing.dispatch;

import java.util.Collection;
import java.util.UUID;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.fleet.FleetProperties;
import reactor.core.publisher.Flux;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the free drivers by the views that fleet and ride publish: connected to a live
 * replica, with a position, without a ride or an open offer.
 */
@Repository
class FreeDriverRepository {

	private final DatabaseBridge database;

	private final JdbcClient jdbc;

	private final long deadAfter;

	FreeDriverRepository(DatabaseBridge database, JdbcClient jdbc, FleetProperties fleet) {
		this.database = database;
		this.jdbc = jdbc;
		this.deadAfter = fleet.deadAfter().toMillis();
	}

	/**
	 * Finds free drivers in cells, nearest first. Orders by distance on a plane, which is
	 * accurate enough within one city.
	 */
	Flux<UUID> findNearest(Collection<String> cells, Collection<UUID> except, Coordinates near, int limit) {
		return this.database.list(() -> this.jdbc.sql("""
				select driver_id from online_drivers o
				where cell = any(:cells) and driver_id <> all(:except::uuid[])
				  and heartbeat_at > now() - :deadAfter * interval '1 ms'
				  and not exists (select 1 from busy_drivers b where b.driver_id = o.driver_id)
				order by (lat - :lat) ^ 2 + ((lng - :lng) * cos(radians(:lat))) ^ 2, driver_id limit :limit
				""")
			.param("cells", cells.toArray(String[]::new))
			.param("except", except.stream().map(UUID::toString).toArray(String[]::new))
			.param("deadAfter", this.deadAfter)
			.param("lat", near.lat())
			.param("lng", near.lng())
			.param("limit", limit)
			.query((row, index) -> row.getObject("driver_id", UUID.class))
			.list());
	}

}
