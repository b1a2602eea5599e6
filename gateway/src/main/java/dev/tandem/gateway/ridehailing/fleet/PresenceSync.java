package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The periodic steps that keep this replica's memory and the shared tables consistent.
 * Each step may fail; a later one repeats what it missed. Each runs once at a time;
 * different steps may overlap.
 */
@Component
class PresenceSync {

	/** Rows of one statement, so that it ends long before the database's time-out. */
	private static final int BATCH_SIZE = 2000;

	/** Age from which on rows are deleted: no query needs them. */
	private static final Duration RETENTION = Duration.ofHours(1);

	private final LocalDrivers local;

	private final RemoteDrivers remote;

	private final PresenceRepository presence;

	private final ReplicaRepository replicas;

	PresenceSync(LocalDrivers local, RemoteDrivers remote, PresenceRepository presence, ReplicaRepository replicas) {
		this.local = local;
		this.remote = remote;
		this.presence = presence;
		this.replicas = replicas;
	}

	/**
	 * Writes the heartbeat. When the table lost this replica's row, everything is written
	 * again.
	 */
	Mono<Void> heartbeat() {
		return this.replicas.heartbeat(this.local.replicaId()).doOnNext((unknown) -> {
			if (unknown) {
				this.local.markAllDirty();
				this.remote.requireFullRead();
			}
		}).then();
	}

	/** Writes departures first, then positions. */
	Mono<Void> flush() {
		return Mono.defer(this::writeDepartures).then(Mono.defer(this::writePositions));
	}

	private Mono<Void> writeDepartures() {
		Map<UUID, UUID> departed = this.local.departures();
		return departed.isEmpty() ? Mono.empty() : this.presence.markDisconnected(departed)
			.doOnSuccess((nothing) -> this.local.confirmDepartures(departed.keySet()));
	}

	private Mono<Void> writePositions() {
		List<DriverConnection> batch = this.local.takeDirty(BATCH_SIZE);
		if (batch.isEmpty()) {
			return Mono.empty();
		}
		return this.presence.write(batch, this.local.replicaId())
			.doOnNext((written) -> removeReplaced(written, batch))
			// takeDirty cleared the marks: a later flush must write the batch again
			.doOnError((error) -> this.local.markDirty(batch.stream().map(DriverConnection::driverId).toList()))
			.then(Mono.defer((batch.size() < BATCH_SIZE) ? Mono::empty : this::writePositions));
	}

	private void removeReplaced(Set<UUID> written, List<DriverConnection> batch) {
		batch.stream()
			.filter((connection) -> !written.contains(connection.driverId()))
			.forEach((connection) -> this.local.removeReplaced(connection.driverId(), connection.id()));
	}

	/** Reads the drivers of the other replicas into memory. */
	Mono<Void> refresh() {
		return Mono.defer(() -> {
			Instant since = this.remote.since();
			// the time first: rows written meanwhile are read again next time
			return this.replicas.findLive()
				.flatMap((live) -> this.presence.findRemote(this.local.replicaId(), since)
					.doOnNext((drivers) -> this.remote.apply(live, since, drivers)));
		}).then();
	}

	/**
	 * Handles the notification that a driver has a new socket. When this replica holds
	 * another socket of the driver, it is written: the database decides which one is
	 * current.
	 * @param notification {@code driverId connectionId}; blank when notifications may
	 * have been missed
	 * @return whether there is something to write
	 */
	boolean onConnectionNotification(String notification) {
		if (notification.isBlank()) {
			this.local.markAllDirty();
			return true;
		}
		String[] ids = notification.split(" ");
		UUID driverId = UUID.fromString(ids[0]);
		DriverConnection known = this.local.find(driverId);
		boolean replaced = known != null && !known.id().toString().equals(ids[1]);
		if (replaced) {
			this.local.markDirty(Set.of(driverId));
		}
		return replaced;
	}

	/** Compares memory and table completely, and schedules every repair. */
	Mono<Void> reconcile() {
		return Mono.defer(() -> {
			this.remote.requireFullRead();
			// copied before the table is read: later sockets are not compared
			Collection<DriverConnection> before = this.local.all();
			return this.presence.connectionsAt(this.local.replicaId()).doOnNext((table) -> compare(before, table));
		})
			.then(Mono.defer(() -> this.replicas.purge(RETENTION)))
			.then(Mono.defer(() -> this.presence.purge(RETENTION)));
	}

	private void compare(Collection<DriverConnection> before, Map<UUID, UUID> table) {
		this.local.markDirty(before.stream()
			.filter((connection) -> !connection.id().equals(table.get(connection.driverId())))
			.map(DriverConnection::driverId)
			.toList());
		table.forEach((driverId, connectionId) -> {
			if (!this.local.holds(driverId, connectionId)) {
				this.local.markDeparted(driverId, connectionId);
			}
		});
	}

	/**
	 * Removes this replica, so that others need not wait for missing heartbeats. Its
	 * drivers first: with their replica gone, their absence would count from its last
	 * heartbeat.
	 */
	Mono<Void> leave() {
		UUID replicaId = this.local.replicaId();
		return this.presence.markAllDisconnected(replicaId).then(Mono.defer(() -> this.replicas.remove(replicaId)));
	}

}
