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
 * The drivers of the other replicas, as they were last read. When nothing can be read for
 * as long as makes a replica dead, nothing is known of them.
 */
@Component
final class RemoteDrivers {

	/** What was written before the last reading may have been committed after it. */
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
	 * From where to read on.
	 * @return null for the whole table
	 */
	@Nullable Instant since() {
		Instant last = this.lastRead;
		return (last != null) ? last.minus(OVERLAP) : null;
	}

	/** The next reading is of the whole table. */
	void requireFullRead() {
		this.lastRead = null;
	}

	void apply(PresenceSnapshot reading) {
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
	 * The replicas that live.
	 * @return none when nothing could be read for too long
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
