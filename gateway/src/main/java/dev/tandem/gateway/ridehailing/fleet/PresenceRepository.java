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
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of drivers' presence. A batch is one statement with array parameters. Its
 * methods block: call them through the database bridge.
 */
@Repository
class PresenceRepository {

	private final JdbcClient jdbc;

	PresenceRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Makes a socket the driver's current one, without a position, and notifies all
	 * replicas. The database orders concurrent calls; each gets a later time than the one
	 * before.
	 * @param driverId the driver
	 * @param connectionId the socket
	 * @param replicaId the replica that holds it
	 * @return since when it is current, by the database's clock
	 */
	Instant connect(UUID driverId, UUID connectionId, UUID replicaId) {
		return this.jdbc.sql("""
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
			.query((row, index) -> row.getObject("seen_at", OffsetDateTime.class).toInstant())
			.single();
	}

	/**
	 * Writes drivers' positions; inserts drivers that the table does not have.
	 * @param connections their sockets
	 * @param replicaId the replica that holds them
	 * @return the drivers that were written; the other sockets have been replaced
	 */
	List<UUID> write(List<DriverConnection> connections, UUID replicaId) {
		return this.jdbc
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
			.param("drivers", column(connections, (connection) -> connection.driverId().toString()))
			.param("connections", column(connections, (connection) -> connection.id().toString()))
			.param("lats", positionColumn(connections, (position) -> String.valueOf(position.place().lat())))
			.param("lngs", positionColumn(connections, (position) -> String.valueOf(position.place().lng())))
			.param("cells", positionColumn(connections, DriverPosition::cell))
			.param("times", positionColumn(connections, (position) -> position.movedAt().toString()))
			.query((row, index) -> row.getObject("driver_id", UUID.class))
			.list();
	}

	/**
	 * Writes that sockets have closed, unless others have replaced them.
	 * @param departed drivers by closed socket
	 */
	void markDisconnected(Map<UUID, UUID> departed) {
		List<Map.Entry<UUID, UUID>> pairs = List.copyOf(departed.entrySet());
		this.jdbc.sql("""
				update driver_presence p set connected = false, seen_at = now()
				from unnest(:connections::uuid[], :drivers::uuid[]) as departed (connection, driver)
				where p.driver_id = departed.driver and p.connection_id = departed.connection and p.connected
				""")
			.param("connections", column(pairs, (pair) -> pair.getKey().toString()))
			.param("drivers", column(pairs, (pair) -> pair.getValue().toString()))
			.update();
	}

	void markAllDisconnected(UUID replicaId) {
		this.jdbc
			.sql("update driver_presence set connected = false, seen_at = now() where replica_id = :id and connected")
			.param("id", replicaId)
			.update();
	}

	/**
	 * Reads the drivers of other replicas.
	 * @param replicaId the replica to leave out
	 * @param since only rows written since then; null for all
	 * @return the rows, unordered
	 */
	List<PresenceRow> findRemote(UUID replicaId, @Nullable Instant since) {
		return this.jdbc.sql("""
				select driver_id, replica_id, connected, lat, lng, cell, moved_at from driver_presence
				where replica_id <> :replica and seen_at >= coalesce(:since::timestamptz, '-infinity')
				""")
			.param("replica", replicaId)
			.param("since", (since != null) ? since.atOffset(ZoneOffset.UTC) : null)
			.query(PresenceRepository::presenceRow)
			.list();
	}

	/**
	 * Reads the sockets that the table has for a replica.
	 * @param replicaId the replica
	 * @return connection ids by driver
	 */
	Map<UUID, UUID> connectionsAt(UUID replicaId) {
		return this.jdbc
			.sql("select driver_id, connection_id from driver_presence where replica_id = :replica and connected")
			.param("replica", replicaId)
			.query((row, index) -> Map.entry(row.getObject("driver_id", UUID.class),
					row.getObject("connection_id", UUID.class)))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** Deletes drivers who left long ago, and those of replicas that no longer exist. */
	void purge(Duration age) {
		this.jdbc.sql("""
				delete from driver_presence where driver_id in (
				  select driver_id from driver_presence p
				  where seen_at < now() - :age * interval '1 ms'
				    and (not connected or not exists (select 1 from replicas where id = p.replica_id))
				  for update skip locked)
				""").param("age", age.toMillis()).update();
	}

	static PresenceRow presenceRow(ResultSet row, int index) throws SQLException {
		UUID driverId = row.getObject("driver_id", UUID.class);
		boolean seen = row.getBoolean("connected") && row.getString("cell") != null;
		return new PresenceRow(driverId, seen ? position(row, index) : null);
	}

	static DriverPosition position(ResultSet row, int index) throws SQLException {
		return new DriverPosition(row.getObject("driver_id", UUID.class),
				new Coordinates(row.getDouble("lat"), row.getDouble("lng")), row.getString("cell"),
				row.getObject("moved_at", OffsetDateTime.class).toInstant(), row.getObject("replica_id", UUID.class));
	}

	static <T> String[] column(Collection<T> rows, Function<T, String> value) {
		return rows.stream().map(value).toArray(String[]::new);
	}

	private static @Nullable String[] positionColumn(List<DriverConnection> rows,
			Function<DriverPosition, String> value) {
		return rows.stream()
			.map(DriverConnection::position)
			.map((position) -> (position != null) ? value.apply(position) : null)
			.toArray(String[]::new);
	}

}
