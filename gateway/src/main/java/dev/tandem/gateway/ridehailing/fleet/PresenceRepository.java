package dev.tandem.gateway.ridehailing.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of drivers' presence. A batch is one statement with array parameters.
 */
@Repository
class PresenceRepository {

	private final DatabaseBridge database;

	private final JdbcClient jdbc;

	private final long deadAfter;

	PresenceRepository(DatabaseBridge database, JdbcClient jdbc, FleetProperties properties) {
		this.database = database;
		this.jdbc = jdbc;
		this.deadAfter = properties.deadAfter().toMillis();
	}

	/**
	 * Makes a socket the driver's current one, without a position, and notifies all
	 * replicas. The database orders concurrent calls: each returns a later time of its
	 * clock than the one before.
	 */
	Mono<Instant> connect(UUID driverId, UUID connectionId, UUID replicaId) {
		return this.database.call(() -> this.jdbc.sql("""
				with present as (
				  insert into driver_presence as p (driver_id, connection_id, replica_id, connected, seen_at)
				  values (:driver, :connection, :replica, true, clock_timestamp())
				  on conflict (driver_id) do update set connection_id = excluded.connection_id,
				    replica_id = excluded.replica_id, connected = true,
				    seen_at = greatest(clock_timestamp(), p.seen_at + interval '1 microsecond'),
				    lat = null, lng = null, cell = null, moved_at = null
				  returning seen_at
				)
				select seen_at, pg_notify('tandem_connections', :driver || ' ' || :connection) from present
				""")
			.param("driver", driverId)
			.param("connection", connectionId)
			.param("replica", replicaId)
			.query((row, index) -> instant(row, "seen_at"))
			.single());
	}

	/**
	 * Writes drivers' positions; inserts drivers that the table does not have. Returns
	 * the drivers that were written; the other sockets have been replaced.
	 */
	Mono<Set<UUID>> write(List<DriverConnection> connections, UUID replicaId) {
		return this.database.call(() -> this.jdbc
			.sql("""
					insert into driver_presence as p
					  (driver_id, connection_id, replica_id, connected, seen_at, lat, lng, cell, moved_at)
					select driver, connection, :replica, true, now(), lat, lng, cell, moved_at
					from unnest(:drivers::uuid[], :connections::uuid[], :lats::float8[], :lngs::float8[], :cells::text[],
					  :times::timestamptz[]) as batch (driver, connection, lat, lng, cell, moved_at)
					on conflict (driver_id) do update set seen_at = excluded.seen_at, lat = excluded.lat, lng = excluded.lng,
					  cell = excluded.cell, moved_at = excluded.moved_at
					where p.connection_id = excluded.connection_id and p.connected
					returning driver_id
					""")
			.param("replica", replicaId)
			.param("drivers", column(connections, DriverConnection::driverId))
			.param("connections", column(connections, DriverConnection::id))
			.param("lats", positionColumn(connections, (position) -> position.place().lat()))
			.param("lngs", positionColumn(connections, (position) -> position.place().lng()))
			.param("cells", positionColumn(connections, DriverPosition::cell))
			.param("times", positionColumn(connections, DriverPosition::movedAt))
			.query((row, index) -> uuid(row, "driver_id"))
			.set());
	}

	/**
	 * Writes that sockets have closed, unless others have replaced them; drivers by
	 * closed socket.
	 */
	Mono<Void> markDisconnected(Map<UUID, UUID> departed) {
		List<Map.Entry<UUID, UUID>> pairs = List.copyOf(departed.entrySet());
		return this.database
			.call(() -> this.jdbc.sql("""
					update driver_presence p set connected = false, seen_at = now()
					from unnest(:connections::uuid[], :drivers::uuid[]) as departed (connection, driver)
					where p.driver_id = departed.driver and p.connection_id = departed.connection and p.connected
					""")
				.param("connections", column(pairs, Map.Entry::getKey))
				.param("drivers", column(pairs, Map.Entry::getValue))
				.update())
			.then();
	}

	/** Reads the sockets that the table has for a replica, by driver. */
	Mono<Map<UUID, UUID>> connectionsAt(UUID replicaId) {
		return this.database.call(() -> this.jdbc
			.sql("select driver_id, connection_id from driver_presence where replica_id = :replica and connected")
			.param("replica", replicaId)
			.query((row, index) -> Map.entry(uuid(row, "driver_id"), uuid(row, "connection_id")))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
	}

	/**
	 * Reads the drivers of other replicas whose rows were written since a time; null for
	 * all. The position is empty for a driver who is not connected or has reported none.
	 */
	Mono<Map<UUID, Optional<DriverPosition>>> findRemote(UUID replicaId, @Nullable Instant since) {
		return this.database.call(() -> this.jdbc.sql("""
				select driver_id, replica_id, connected, lat, lng, cell, moved_at from driver_presence
				where replica_id <> :replica and seen_at >= coalesce(:since::timestamptz, '-infinity')
				""")
			.param("replica", replicaId)
			.param("since", (since != null) ? since.atOffset(ZoneOffset.UTC) : null)
			.query((row, index) -> Map.entry(uuid(row, "driver_id"), position(row)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
	}

	/**
	 * Finds drivers who have been absent for a time. The absence of a dead replica's
	 * driver counts from the replica's last heartbeat; that of a driver without a row,
	 * from when the oldest replica registered.
	 */
	Mono<Set<UUID>> findAbsent(Collection<UUID> drivers, Duration time) {
		return this.database.call(() -> this.jdbc
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
			.param("drivers", column(drivers, UUID::toString))
			.param("silence", Math.max(time.toMillis(), this.deadAfter))
			.param("time", time.toMillis())
			.query((row, index) -> uuid(row, "id"))
			.set());
	}

	Mono<Void> markAllDisconnected(UUID replicaId) {
		return this.database.call(() -> this.jdbc
			.sql("update driver_presence set connected = false, seen_at = now() where replica_id = :id and connected")
			.param("id", replicaId)
			.update()).then();
	}

	/** Deletes drivers who left long ago, and those of replicas that no longer exist. */
	Mono<Void> purge(Duration age) {
		return this.database.call(() -> this.jdbc.sql("""
				delete from driver_presence where driver_id in (
				  select driver_id from driver_presence p
				  where seen_at < now() - :age * interval '1 ms'
				    and (not connected or not exists (select 1 from replicas where id = p.replica_id))
				  for update skip locked)
				""").param("age", age.toMillis()).update()).then();
	}

	private static Optional<DriverPosition> position(ResultSet row) throws SQLException {
		if (!row.getBoolean("connected") || row.getString("cell") == null) {
			return Optional.empty();
		}
		Coordinates place = new Coordinates(row.getDouble("lat"), row.getDouble("lng"));
		return Optional.of(new DriverPosition(uuid(row, "driver_id"), place, row.getString("cell"),
				instant(row, "moved_at"), uuid(row, "replica_id")));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static UUID uuid(ResultSet row, String column) throws SQLException {
		return row.getObject(column, UUID.class);
	}

	private static <T> String[] column(Collection<T> rows, Function<T, Object> value) {
		return rows.stream().map(value).map(Object::toString).toArray(String[]::new);
	}

	private static @Nullable String[] positionColumn(List<DriverConnection> rows,
			Function<DriverPosition, Object> value) {
		return rows.stream()
			.map(DriverConnection::position)
			.map((position) -> (position != null) ? value.apply(position).toString() : null)
			.toArray(String[]::new);
	}

}
