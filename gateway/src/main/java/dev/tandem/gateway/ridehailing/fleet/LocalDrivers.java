package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.gateway.platform.id.UuidV7;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import org.springframework.stereotype.Component;

/**
 * The drivers whose sockets this replica holds, and which of their changes are not yet in
 * the database. Keeps only the latest position of a driver. Thread-safe.
 */
@Component
final class LocalDrivers {

	private static final Duration EMIT_TIMEOUT = Duration.ofSeconds(1);

	private final UUID replicaId = UuidV7.next();

	private final Map<UUID, DriverConnection> drivers = new ConcurrentHashMap<>();

	private final Set<UUID> dirty = ConcurrentHashMap.newKeySet();

	/** Drivers by closed socket, until the departure is written. */
	private final Map<UUID, UUID> departed = new ConcurrentHashMap<>();

	/** Sockets whose connect statement is running: the table may have them already. */
	private final Set<UUID> connecting = ConcurrentHashMap.newKeySet();

	private final Sinks.Many<UUID> replaced = Sinks.many().multicast().directBestEffort();

	UUID replicaId() {
		return this.replicaId;
	}

	void beginConnecting(UUID connectionId) {
		this.connecting.add(connectionId);
	}

	/** Called after success, failure and cancellation. */
	void endConnecting(UUID connectionId) {
		this.connecting.remove(connectionId);
	}

	/**
	 * Records a socket that the database accepted as the current one. Two results may
	 * arrive in the wrong order; the one accepted last by the database's clock wins, and
	 * the other one is published as replaced.
	 */
	void connected(DriverConnection fresh) {
		AtomicReference<@Nullable UUID> displaced = new AtomicReference<>();
		this.drivers.merge(fresh.driverId(), fresh, (known, notification) -> {
			boolean newer = notification.since().isAfter(known.since());
			displaced.set(newer ? known.id() : notification.id());
			return newer ? notification : known;
		});
		// after the merge: a subscriber must not run while the map's bin is locked
		Optional.ofNullable(displaced.get()).ifPresent(this::publishReplaced);
	}

	/** Removes a socket that the table has replaced, and publishes it. */
	void removeReplaced(UUID driverId, UUID connectionId) {
		if (remove(driverId, connectionId)) {
			publishReplaced(connectionId);
		}
	}

	/**
	 * Streams the ids of replaced sockets. Hot. The buffer is unbounded: a slow
	 * subscriber loses nothing.
	 */
	Flux<UUID> replaced() {
		return this.replaced.asFlux().onBackpressureBuffer();
	}

	private void publishReplaced(UUID connectionId) {
		// several threads publish: each waits for the others' emission to end
		this.replaced.emitNext(connectionId, Sinks.EmitFailureHandler.busyLooping(EMIT_TIMEOUT));
	}

	/** Stores a position; ignores it when the socket has been replaced. */
	void updatePosition(UUID connectionId, DriverPosition position) {
		DriverConnection moved = this.drivers.computeIfPresent(position.driverId(),
				(driverId, known) -> known.id().equals(connectionId) ? known.at(position) : known);
		if (moved != null && moved.id().equals(connectionId)) {
			// only after the position is stored: otherwise a concurrent batch clears the
			// mark and writes the old position
			this.dirty.add(position.driverId());
		}
	}

	/** Removes a closed socket, and keeps its departure until it is written. */
	void markDeparted(UUID driverId, UUID connectionId) {
		this.departed.put(connectionId, driverId);
		remove(driverId, connectionId);
	}

	/** Removes a socket unless another one has replaced it. */
	private boolean remove(UUID driverId, UUID connectionId) {
		DriverConnection known = this.drivers.get(driverId);
		// remove(key, value) fails when only the position has changed: try again
		return known != null && known.id().equals(connectionId)
				&& (this.drivers.remove(driverId, known) || remove(driverId, connectionId));
	}

	@Nullable DriverConnection find(UUID driverId) {
		return this.drivers.get(driverId);
	}

	Collection<DriverConnection> all() {
		return List.copyOf(this.drivers.values());
	}

	/**
	 * Checks whether this replica holds a socket or is connecting it; false when another
	 * one has replaced it.
	 */
	boolean holds(UUID driverId, UUID connectionId) {
		DriverConnection known = this.drivers.get(driverId);
		return (known != null && known.id().equals(connectionId)) || this.connecting.contains(connectionId);
	}

	void markDirty(Collection<UUID> driverIds) {
		this.dirty.addAll(driverIds);
	}

	void markAllDirty() {
		this.dirty.addAll(this.drivers.keySet());
	}

	/**
	 * Takes changes to write, and clears their marks. Ordered by driver: the same order
	 * of row locks on every replica prevents deadlocks.
	 */
	List<DriverConnection> takeDirty(int limit) {
		return this.dirty.stream()
			.limit(limit)
			.filter(this.dirty::remove)
			// read after the mark is cleared: a later change marks the driver again
			.map(this.drivers::get)
			.filter(Objects::nonNull)
			.sorted(Comparator.comparing(DriverConnection::driverId))
			.toList();
	}

	Map<UUID, UUID> departures() {
		return Map.copyOf(this.departed);
	}

	void confirmDepartures(Collection<UUID> connectionIds) {
		this.departed.keySet().removeAll(connectionIds);
	}

}
