package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import dev.tandem.gateway.ridehailing.fleet.ReplicaRepository.LiveReplicas;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The drivers of the other replicas as last read from the database. After an outage as
 * long as the time that makes a replica dead, it holds none. Thread-safe for any number
 * of readers; one thread at a time applies snapshots.
 */
@Component
final class RemoteDrivers {

	/**
	 * Reads overlap, since a row may be committed after a read that began later than its
	 * timestamp.
	 */
	private static final Duration OVERLAP = Duration.ofSeconds(2);

	private final Map<UUID, DriverPosition> positions = new ConcurrentHashMap<>();

	private final Duration maxAge;

	private volatile Set<UUID> liveReplicas = Set.of();

	private volatile @Nullable Instant lastRead;

	private volatile long lastReadNanos;

	RemoteDrivers(FleetProperties properties) {
		this.maxAge = properties.deadAfter();
	}

	/**
	 * Returns the time of the database's clock to read changes from; null to read the
	 * whole table.
	 */
	@Nullable Instant since() {
		Instant last = this.lastRead;
		return (last != null) ? last.minus(OVERLAP) : null;
	}

	/**
	 * Makes the next read cover the whole table. A read that runs meanwhile may undo it;
	 * the next complete comparison requests it again.
	 */
	void requireFullRead() {
		this.lastRead = null;
	}

	/**
	 * Applies the changes since a time, or everything for null, that a read found: the
	 * positions by driver, empty for a driver to remove.
	 */
	void apply(LiveReplicas live, @Nullable Instant since, Map<UUID, Optional<DriverPosition>> drivers) {
		// a partial read cannot show which drivers have been deleted
		if (since == null) {
			this.positions.keySet().retainAll(drivers.keySet());
		}
		drivers.forEach((driverId, position) -> position.ifPresentOrElse((here) -> this.positions.put(driverId, here),
				() -> this.positions.remove(driverId)));
		this.liveReplicas = live.ids();
		this.lastReadNanos = System.nanoTime();
		this.lastRead = live.at();
	}

	void remove(UUID driverId) {
		this.positions.remove(driverId);
	}

	@Nullable DriverPosition find(UUID driverId) {
		DriverPosition position = this.positions.get(driverId);
		return (position != null && liveReplicas().contains(position.replicaId())) ? position : null;
	}

	Stream<DriverPosition> all() {
		Set<UUID> replicas = liveReplicas();
		return this.positions.values().stream().filter((position) -> replicas.contains(position.replicaId()));
	}

	/**
	 * Returns the replicas that were alive at the last read; none when the read is too
	 * old.
	 */
	Set<UUID> liveReplicas() {
		return (System.nanoTime() - this.lastReadNanos <= this.maxAge.toNanos()) ? this.liveReplicas : Set.of();
	}

}
