package dev.tandem.gateway.ridehailing.fleet;

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

import com.fasterxml.uuid.Generators;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The drivers whose sockets this replica holds, and what of them is not yet in the
 * database. Of a driver's positions only the latest is kept, however long that takes.
 */
@Component
final class LocalDrivers {

	private final UUID replicaId = Generators.timeBasedEpochGenerator().generate();

	private final Map<UUID, DriverConnection> drivers = new ConcurrentHashMap<>();

	private final Set<UUID> dirty = ConcurrentHashMap.newKeySet();

	/** Sockets that have gone, and their drivers, until the database knows it. */
	private final Map<UUID, UUID> departed = new ConcurrentHashMap<>();

	/** Sockets of which the database may know already, but this replica not. */
	private final Set<UUID> connecting = ConcurrentHashMap.newKeySet();

	UUID replicaId() {
		return this.replicaId;
	}

	void beginConnecting(UUID connectionId) {
		this.connecting.add(connectionId);
	}

	/** It succeeded, failed, or is not wanted any more. */
	void endConnecting(UUID connectionId) {
		this.connecting.remove(connectionId);
	}

	/**
	 * The database took a socket for the one that counts. Answers may overtake each
	 * other: the one it took last counts.
	 * @param fresh the socket
	 * @return the socket that does not count: an older one, or this
	 */
	Optional<UUID> connected(DriverConnection fresh) {
		AtomicReference<@Nullable UUID> displaced = new AtomicReference<>();
		this.drivers.merge(fresh.driverId(), fresh, (known, notification) -> {
			boolean newer = notification.since().isAfter(known.since());
			displaced.set(newer ? known.id() : notification.id());
			return newer ? notification : known;
		});
		return Optional.ofNullable(displaced.get());
	}

	/** It is marked after it is there: a batch that came between would take what was. */
	void updatePosition(UUID connectionId, DriverPosition position) {
		DriverConnection moved = this.drivers.computeIfPresent(position.driverId(),
				(driverId, known) -> known.id().equals(connectionId) ? known.at(position) : known);
		if (moved != null && moved.id().equals(connectionId)) {
			this.dirty.add(position.driverId());
		}
	}

	/**
	 * A socket has gone; that is kept until the database knows.
	 * @param driverId its driver
	 * @param connectionId the socket
	 */
	void markDeparted(UUID driverId, UUID connectionId) {
		this.departed.put(connectionId, driverId);
		remove(driverId, connectionId);
	}

	/**
	 * Forgets a socket that does not count any more.
	 * @param driverId its driver
	 * @param connectionId the socket
	 * @return whether it was known
	 */
	boolean remove(UUID driverId, UUID connectionId) {
		DriverConnection known = this.drivers.get(driverId);
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
	 * Whether a socket is alive as far as this replica can tell.
	 * @param driverId its driver
	 * @param connectionId the socket
	 * @return false when nothing is known of it
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
	 * Takes what is to be written.
	 * @param limit how many at the most
	 * @return in one order on every replica, that none waits for another in a circle
	 */
	List<DriverConnection> takeDirty(int limit) {
		return this.dirty.stream()
			.limit(limit)
			.filter(this.dirty::remove)
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
