package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import reactor.core.publisher.Mono;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The table of replicas.
 */
@Repository
class ReplicaRepository {

	private final DatabaseBridge database;

	private final JdbcClient jdbc;

	private final Duration deadAfter;

	ReplicaRepository(DatabaseBridge database, JdbcClient jdbc, FleetProperties properties) {
		this.database = database;
		this.jdbc = jdbc;
		this.deadAfter = properties.deadAfter();
	}

	/** Writes a replica's heartbeat; true when the table did not have the replica. */
	Mono<Boolean> heartbeat(UUID replicaId) {
		return this.database.call(() -> this.jdbc.sql("""
				insert into replicas (id) values (:id) on conflict (id) do update set heartbeat_at = now()
				returning known_since = heartbeat_at
				""").param("id", replicaId).query(Boolean.class).single());
	}

	Mono<LiveReplicas> findLive() {
		return this.database.call(() -> this.jdbc.sql("""
				select now() as at, coalesce(array_agg(id) filter (
				  where heartbeat_at > now() - :deadAfter * interval '1 ms'), '{}') as ids from replicas
				""")
			.param("deadAfter", this.deadAfter.toMillis())
			.query((row, index) -> new LiveReplicas(row.getObject("at", OffsetDateTime.class).toInstant(),
					Set.of((UUID[]) row.getArray("ids").getArray())))
			.single());
	}

	Mono<Void> remove(UUID replicaId) {
		return this.database
			.call(() -> this.jdbc.sql("delete from replicas where id = :id").param("id", replicaId).update())
			.then();
	}

	Mono<Void> purge(Duration age) {
		return this.database
			.call(() -> this.jdbc.sql("delete from replicas where heartbeat_at < now() - :age * interval '1 ms'")
				.param("age", age.toMillis())
				.update())
			.then();
	}

	/** The live replicas at one moment of the database's clock. */
	record LiveReplicas(Instant at, Set<UUID> ids) {
	}

}
