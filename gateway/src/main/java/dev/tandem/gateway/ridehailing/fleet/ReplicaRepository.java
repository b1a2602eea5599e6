package dev.tandem.gateway.ridehailing.fleet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of replicas. Its methods block: call them through the database bridge.
 */
@Repository
class ReplicaRepository {

	private final JdbcClient jdbc;

	ReplicaRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Writes a replica's heartbeat.
	 * @param replicaId the replica
	 * @return whether the table did not have the replica
	 */
	boolean heartbeat(UUID replicaId) {
		return this.jdbc.sql("""
				insert into replicas (id) values (:id) on conflict (id) do update set heartbeat_at = now()
				returning known_since = heartbeat_at
				""").param("id", replicaId).query(Boolean.class).single();
	}

	LiveReplicas findLive(Duration deadAfter) {
		return this.jdbc
			.sql("""
					select now() as at, coalesce(array_agg(id) filter (where heartbeat_at > now() - :deadAfter * interval '1 ms'),
					  '{}') as ids
					from replicas
					""")
			.param("deadAfter", deadAfter.toMillis())
			.query(ReplicaRepository::living)
			.single();
	}

	void remove(UUID replicaId) {
		this.jdbc.sql("delete from replicas where id = :id").param("id", replicaId).update();
	}

	void purge(Duration age) {
		this.jdbc.sql("delete from replicas where heartbeat_at < now() - :age * interval '1 ms'")
			.param("age", age.toMillis())
			.update();
	}

	private static LiveReplicas living(ResultSet row, int index) throws SQLException {
		return new LiveReplicas(row.getObject("at", OffsetDateTime.class).toInstant(),
				Set.of((UUID[]) row.getArray("ids").getArray()));
	}

	/**
	 * The live replicas at one moment.
	 *
	 * @param at the moment, by the database's clock
	 * @param replicas their ids
	 */
	record LiveReplicas(Instant at, Set<UUID> replicas) {
	}

}
