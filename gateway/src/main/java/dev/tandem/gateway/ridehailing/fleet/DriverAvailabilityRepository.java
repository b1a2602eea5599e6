package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds free drivers and absent drivers by joining presence with rides. Its methods
 * block: call them through the database bridge.
 */
@Repository
class DriverAvailabilityRepository {

	private final JdbcClient jdbc;

	private final long deadAfter;

	DriverAvailabilityRepository(JdbcClient jdbc, FleetProperties properties) {
		this.jdbc = jdbc;
		this.deadAfter = properties.deadAfter().toMillis();
	}

	/** Orders by distance on a plane, which is accurate enough within one city. */
	List<DriverPosition> findFree(Collection<String> cells, Collection<UUID> except, Coordinates near, int limit) {
		return this.jdbc.sql("""
				select p.driver_id, p.replica_id, p.lat, p.lng, p.cell, p.moved_at
				from driver_presence p join replicas r on r.id = p.replica_id
				where p.connected and p.cell = any(:cells) and p.driver_id <> all(:except::uuid[])
				  and r.heartbeat_at > now() - :deadAfter * interval '1 ms'
				  and not exists (select 1 from rides where driver_id = p.driver_id
				    and state in ('offered', 'accepted', 'arrived', 'picked_up'))
				order by (p.lat - :lat) ^ 2 + ((p.lng - :lng) * cos(radians(:lat))) ^ 2, p.driver_id limit :limit
				""")
			.param("cells", cells.toArray(String[]::new))
			.param("except", PresenceRepository.column(except, UUID::toString))
			.param("deadAfter", this.deadAfter)
			.param("lat", near.lat())
			.param("lng", near.lng())
			.param("limit", limit)
			.query(PresenceRepository::position)
			.list();
	}

	/**
	 * Finds absent drivers. The absence of a dead replica's driver counts from the
	 * replica's last heartbeat; that of a driver without a row, from when the oldest
	 * replica registered.
	 * @param drivers the drivers to check
	 * @param time the minimum absence
	 * @return the absent drivers
	 */
	List<UUID> findAbsent(Collection<UUID> drivers, Duration time) {
		return this.jdbc
			.sql("""
					select requested.id from unnest(:drivers::uuid[]) as requested (id)
					  left join driver_presence p on p.driver_id = requested.id
					  left join replicas r on r.id = p.replica_id
					where case
					  when p.driver_id is null then (select min(known_since) from replicas) <= now() - :silence * interval '1 ms'
					  when p.connected then coalesce(r.heartbeat_at, p.seen_at) <= now() - :silence * interval '1 ms'
					  else p.seen_at <= now() - :time * interval '1 ms'
					end
					""")
			.param("drivers", PresenceRepository.column(drivers, UUID::toString))
			.param("silence", Math.max(time.toMillis(), this.deadAfter))
			.param("time", time.toMillis())
			.query((row, index) -> row.getObject("id", UUID.class))
			.list();
	}

}
