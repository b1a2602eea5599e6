package dev.tandem.gateway.ridehailing.fleet;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * What a replica does over and over to agree with the others. Each round may fail: what
 * it did not do is done by a later one.
 */
@Component
class PresenceSync {

	/** Of one statement, that it ends long before the socket's patience. */
	private static final int BATCH_SIZE = 2000;

	private final LocalDrivers own;

	private final RemoteDrivers others;

	private final ReplacedConnections replacedConnections;

	private final PresenceStore store;

	PresenceSync(LocalDrivers own, RemoteDrivers others, ReplacedConnections replacedConnections, PresenceStore store) {
		this.own = own;
		this.others = others;
		this.replacedConnections = replacedConnections;
		this.store = store;
	}

	/** Tells that this replica lives; a table that lost its memory gets all anew. */
	Mono<Void> heartbeat() {
		return this.store.heartbeat(this.own.replicaId()).doOnNext((unknown) -> {
			if (unknown) {
				this.own.markAllDirty();
				this.others.requireFullRead();
			}
		}).then();
	}

	/** Writes who has gone, and where the others are. */
	Mono<Void> flush() {
		return Mono.defer(this::writeDepartures).then(Mono.defer(this::writePositions));
	}

	private Mono<Void> writeDepartures() {
		Map<UUID, UUID> departed = this.own.departures();
		return departed.isEmpty() ? Mono.empty() : this.store.markDisconnected(departed)
			.doOnSuccess((nothing) -> this.own.confirmDepartures(departed.keySet()));
	}

	private Mono<Void> writePositions() {
		List<DriverConnection> batch = this.own.takeDirty(BATCH_SIZE);
		if (batch.isEmpty()) {
			return Mono.empty();
		}
		return this.store.write(batch, this.own.replicaId())
			.doOnNext((written) -> closeAllExcept(written, batch))
			.doOnError((error) -> this.own.markDirty(drivers(batch)))
			.then(Mono.defer((batch.size() < BATCH_SIZE) ? Mono::empty : this::writePositions));
	}

	private void closeAllExcept(List<UUID> written, List<DriverConnection> batch) {
		Set<UUID> counting = new HashSet<>(written);
		batch.stream()
			.filter((connection) -> !counting.contains(connection.driverId()))
			.filter((connection) -> this.own.remove(connection.driverId(), connection.id()))
			.forEach((connection) -> this.replacedConnections.publish(connection.id()));
	}

	/** Reads the drivers of the other replicas. */
	Mono<Void> refresh() {
		return Mono.defer(() -> this.store.read(this.own.replicaId(), this.others.since()))
			.doOnNext(this.others::apply)
			.then();
	}

	/**
	 * A driver has a new socket somewhere. If this replica holds another one of his, that
	 * is written: the database tells which counts.
	 * @param news {@code driverId connectionId}; blank when news may have been missed
	 * @return whether there is something to write
	 */
	boolean onConnectionNotification(String notification) {
		if (notification.isBlank()) {
			this.own.markAllDirty();
			return true;
		}
		String[] ids = notification.split(" ");
		UUID driverId = UUID.fromString(ids[0]);
		DriverConnection known = this.own.find(driverId);
		boolean doubtful = known != null && !known.id().toString().equals(ids[1]);
		if (doubtful) {
			this.own.markDirty(Set.of(driverId));
		}
		return doubtful;
	}

	/**
	 * Compares memory and table as a whole: what was missed, whyever, is made good by the
	 * next rounds.
	 */
	Mono<Void> reconcile() {
		return Mono.defer(() -> {
			this.others.requireFullRead();
			Collection<DriverConnection> before = this.own.all();
			return this.store.connectionsAt(this.own.replicaId()).doOnNext((table) -> compare(before, table));
		}).then(Mono.defer(this.store::purge));
	}

	private void compare(Collection<DriverConnection> before, Map<UUID, UUID> table) {
		this.own.markDirty(before.stream()
			.filter((connection) -> !connection.id().equals(table.get(connection.driverId())))
			.map(DriverConnection::driverId)
			.toList());
		table.forEach((driverId, connectionId) -> {
			if (!this.own.holds(driverId, connectionId)) {
				this.own.markDeparted(driverId, connectionId);
			}
		});
	}

	/** Tells that this replica goes, so that nobody need wait for its silence. */
	Mono<Void> leave() {
		return this.store.leave(this.own.replicaId());
	}

	private static Set<UUID> drivers(List<DriverConnection> batch) {
		return batch.stream().map(DriverConnection::driverId).collect(Collectors.toSet());
	}

}
