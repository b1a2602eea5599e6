package dev.tandem.gateway.ridehailing.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The connected drivers of all replicas and their positions. Data of other replicas is at
 * most two seconds old; drivers of a dead replica disappear after three seconds. For
 * drivers of this replica, memory is authoritative; for others, the table is.
 * Thread-safe.
 */
@Component
public class DriverPresence {

	private final LocalDrivers local;

	private final RemoteDrivers remote;

	private final PresenceRepository repository;

	private final CellGrid grid;

	private final Clock clock;

	DriverPresence(LocalDrivers local, RemoteDrivers remote, PresenceRepository repository, CellGrid grid,
			Clock clock) {
		this.local = local;
		this.remote = remote;
		this.repository = repository;
		this.grid = grid;
		this.clock = clock;
	}

	/** Returns the id of this replica, which is new at every start. */
	public UUID replicaId() {
		return this.local.replicaId();
	}

	/**
	 * Records a new socket on this replica as the driver's current one. Completes when it
	 * is committed; all replicas are notified.
	 */
	public Mono<Void> connect(UUID driverId, UUID connectionId) {
		return Mono.defer(() -> {
			this.local.beginConnecting(connectionId);
			return this.repository.connect(driverId, connectionId, replicaId())
				.doOnNext((since) -> connected(driverId, connectionId, since))
				.doFinally((end) -> this.local.endConnecting(connectionId))
				.then();
		});
	}

	private void connected(UUID driverId, UUID connectionId, Instant since) {
		// a read that began earlier may bring the remote position back: the local
		// connection hides it, even without a position of its own
		this.remote.remove(driverId);
		this.local.connected(new DriverConnection(driverId, connectionId, since, null));
	}

	/**
	 * Updates a driver's position, unless the socket has been replaced. Visible on this
	 * replica at once, on others after the next batch. Does not block.
	 */
	public void updatePosition(UUID driverId, UUID connectionId, Coordinates place) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		this.local.updatePosition(connectionId,
				new DriverPosition(driverId, place, this.grid.cellOf(place), now, replicaId()));
	}

	/**
	 * Records that a socket has closed. Changes nothing when another socket has replaced
	 * it. Never fails, since a later sync repeats it.
	 */
	public Mono<Void> disconnect(UUID driverId, UUID connectionId) {
		return Mono.defer(() -> {
			this.local.markDeparted(driverId, connectionId);
			return this.repository.markDisconnected(Map.of(connectionId, driverId))
				.doOnSuccess((nothing) -> this.local.confirmDepartures(Set.of(connectionId)))
				.onErrorComplete();
		});
	}

	/**
	 * Streams the ids of the sockets of this replica that were replaced by another one on
	 * any replica. Hot.
	 */
	public Flux<UUID> replacedConnections() {
		return this.local.replaced();
	}

	/**
	 * Returns the position of a driver of any replica, from memory; empty while the
	 * driver is not connected or has reported none.
	 */
	public Optional<DriverPosition> positionOf(UUID driverId) {
		DriverConnection connection = this.local.find(driverId);
		return Optional.ofNullable((connection != null) ? connection.position() : this.remote.find(driverId));
	}

	/**
	 * Returns a copy of the positions of all connected drivers of all replicas, from
	 * memory.
	 */
	public Collection<DriverPosition> positions() {
		Collection<DriverConnection> here = this.local.all();
		Set<UUID> ids = new HashSet<>();
		here.forEach((connection) -> ids.add(connection.driverId()));
		Stream<DriverPosition> elsewhere = this.remote.all().filter((position) -> !ids.contains(position.driverId()));
		return Stream.concat(here.stream().map(DriverConnection::position).flatMap(Stream::ofNullable), elsewhere)
			.toList();
	}

	/**
	 * Finds drivers who have been absent for a time, by the database's clock: not
	 * connected, or connected to a dead replica. A driver without a row, because the
	 * database lost its unlogged tables, is absent only after the driver's replica had
	 * time to write the row again.
	 */
	public Mono<Set<UUID>> findAbsent(Collection<UUID> drivers, Duration time) {
		return drivers.isEmpty() ? Mono.just(Set.of()) : this.repository.findAbsent(drivers, time);
	}

	/** Returns the ids of the live replicas, from memory, with this replica's. */
	public Set<UUID> liveReplicas() {
		Set<UUID> live = new HashSet<>(this.remote.liveReplicas());
		live.add(replicaId());
		return live;
	}

}
