package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.tandem.gateway.platform.persistence.DatabaseBridge;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.fleet.ReplicaRepository.LiveReplicas;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Reactive access to the tables of drivers' presence.
 */
@Component
class PresenceStore {

	/** Age from which on rows are deleted: no query needs them. */
	private static final Duration RETENTION = Duration.ofHours(1);

	private final DatabaseBridge database;

	private final PresenceRepository presence;

	private final ReplicaRepository replicas;

	private final DriverAvailabilityRepository search;

	private final Duration deadAfter;

	PresenceStore(DatabaseBridge database, PresenceRepository presence, ReplicaRepository replicas,
			DriverAvailabilityRepository search, FleetProperties properties) {
		this.database = database;
		this.presence = presence;
		this.replicas = replicas;
		this.search = search;
		this.deadAfter = properties.deadAfter();
	}

	Mono<Instant> connect(UUID driverId, UUID connectionId, UUID replicaId) {
		return this.database.call(() -> this.presence.connect(driverId, connectionId, replicaId));
	}

	Mono<List<UUID>> write(List<DriverConnection> connections, UUID replicaId) {
		return this.database.call(() -> this.presence.write(connections, replicaId));
	}

	Mono<Void> markDisconnected(Map<UUID, UUID> departed) {
		return run(() -> this.presence.markDisconnected(departed));
	}

	Mono<Boolean> heartbeat(UUID replicaId) {
		return this.database.call(() -> this.replicas.heartbeat(replicaId));
	}

	/**
	 * Reads the replicas and the time first: rows written meanwhile are read again next
	 * time.
	 */
	Mono<PresenceSnapshot> read(UUID replicaId, @Nullable Instant since) {
		return this.database.call(() -> {
			LiveReplicas living = this.replicas.findLive(this.deadAfter);
			return new PresenceSnapshot(living.at(), since, living.replicas(),
					this.presence.findRemote(replicaId, since));
		});
	}

	Mono<Map<UUID, UUID>> connectionsAt(UUID replicaId) {
		return this.database.call(() -> this.presence.connectionsAt(replicaId));
	}

	/**
	 * Drivers first: with their replica gone, their absence would count from its last
	 * heartbeat.
	 */
	Mono<Void> leave(UUID replicaId) {
		return run(() -> {
			this.presence.markAllDisconnected(replicaId);
			this.replicas.remove(replicaId);
		});
	}

	Mono<Void> purge() {
		return run(() -> {
			this.replicas.purge(RETENTION);
			this.presence.purge(RETENTION);
		});
	}

	Mono<List<DriverPosition>> findFree(Collection<String> cells, Collection<UUID> except, Coordinates near,
			int limit) {
		return this.database.call(() -> this.search.findFree(cells, except, near, limit));
	}

	Mono<List<UUID>> findAbsent(Collection<UUID> drivers, Duration time) {
		return this.database.call(() -> this.search.findAbsent(drivers, time));
	}

	private Mono<Void> run(Runnable work) {
		return this.database.call(() -> {
			work.run();
			return true;
		}).then();
	}

}
