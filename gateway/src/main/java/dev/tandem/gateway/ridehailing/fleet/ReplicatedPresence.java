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
 * Implements presence for replicas that share a database. For local drivers, memory is
 * authoritative; for remote drivers, the table is.
 */
@Component
class ReplicatedPresence implements DriverPresence {

	private final LocalDrivers local;

	private final RemoteDrivers remote;

	private final PresenceRepository repository;

	private final CellGrid grid;

	private final Clock clock;

	ReplicatedPresence(LocalDrivers local, RemoteDrivers remote, PresenceRepository repository, CellGrid grid,
			Clock clock) {
		this.local = local;
		this.remote = remote;
		this.repository = repository;
		this.grid = grid;
		this.clock = clock;
	}

	@Override
	public UUID replicaId() {
		return this.local.replicaId();
	}

	@Override
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

	@Override
	public void updatePosition(UUID driverId, UUID connectionId, Coordinates place) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		this.local.updatePosition(connectionId,
				new DriverPosition(driverId, place, this.grid.cellOf(place), now, replicaId()));
	}

	@Override
	public Mono<Void> disconnect(UUID driverId, UUID connectionId) {
		return Mono.defer(() -> {
			this.local.markDeparted(driverId, connectionId);
			return this.repository.markDisconnected(Map.of(connectionId, driverId))
				.doOnSuccess((nothing) -> this.local.confirmDepartures(Set.of(connectionId)))
				.onErrorComplete();
		});
	}

	@Override
	public Flux<UUID> replacedConnections() {
		return this.local.replaced();
	}

	@Override
	public Optional<DriverPosition> positionOf(UUID driverId) {
		DriverConnection connection = this.local.find(driverId);
		return Optional.ofNullable((connection != null) ? connection.position() : this.remote.find(driverId));
	}

	@Override
	public Collection<DriverPosition> positions() {
		Collection<DriverConnection> here = this.local.all();
		Set<UUID> ids = new HashSet<>();
		here.forEach((connection) -> ids.add(connection.driverId()));
		Stream<DriverPosition> elsewhere = this.remote.all().filter((position) -> !ids.contains(position.driverId()));
		return Stream.concat(here.stream().map(DriverConnection::position).flatMap(Stream::ofNullable), elsewhere)
			.toList();
	}

	@Override
	public Mono<Set<UUID>> findAbsent(Collection<UUID> drivers, Duration time) {
		return drivers.isEmpty() ? Mono.just(Set.of()) : this.repository.findAbsent(drivers, time);
	}

	@Override
	public Set<UUID> liveReplicas() {
		Set<UUID> live = new HashSet<>(this.remote.liveReplicas());
		live.add(replicaId());
		return live;
	}

}
