package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

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
	 * Returns the time to read changes from.
	 * @return a time of the database's clock; null to read the whole table
	 */
	@Nullable Instant since() {
		Instant last = this.lastRead;
		return (last != null) ? last.minus(OVERLAP) : null;
	}

	/** Makes the next read cover the whole table. */
	void requireFullRead() {
		this.lastRead = null;
	}

	void apply(PresenceSnapshot reading) {
		// a partial read cannot show which drivers have been deleted
		if (reading.since() == null) {
			removeMissing(reading);
		}
		reading.drivers().forEach(this::apply);
		this.liveReplicas = reading.liveReplicas();
		this.lastReadNanos = System.nanoTime();
		this.lastRead = reading.at();
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
	 * Returns the replicas that were alive at the last read.
	 * @return their ids; none when the last read is too old
	 */
	Set<UUID> liveReplicas() {
		return (System.nanoTime() - this.lastReadNanos <= this.maxAge.toNanos()) ? this.liveReplicas : Set.of();
	}

	private void removeMissing(PresenceSnapshot reading) {
		Set<UUID> read = ConcurrentHashMap.newKeySet();
		reading.drivers().forEach((presenceRow) -> read.add(presenceRow.driverId()));
		this.positions.keySet().retainAll(read);
	}

	private void apply(PresenceRow presenceRow) {
		if (presenceRow.position() == null) {
			this.positions.remove(presenceRow.driverId());
		}
		else {
			this.positions.put(presenceRow.driverId(), presenceRow.position());
		}
	}

}
