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

	private final Duration holds;

	private volatile Set<UUID> living = Set.of();

	private volatile @Nullable Instant lastRead;

	private volatile long lastReadNanos;

	RemoteDrivers(FleetProperties properties) {
		this.holds = properties.deadAfter();
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
	void distrust() {
		this.lastRead = null;
	}

	void apply(PresenceSnapshot reading) {
		if (reading.since() == null) {
			retain(reading);
		}
		reading.drivers().forEach(this::apply);
		this.living = reading.living();
		this.lastReadNanos = System.nanoTime();
		this.lastRead = reading.at();
	}

	void forget(UUID driverId) {
		this.positions.remove(driverId);
	}

	@Nullable DriverPosition find(UUID driverId) {
		DriverPosition position = this.positions.get(driverId);
		return (position != null && known().contains(position.replicaId())) ? position : null;
	}

	Stream<DriverPosition> all() {
		Set<UUID> replicas = known();
		return this.positions.values().stream().filter((position) -> replicas.contains(position.replicaId()));
	}

	/**
	 * The replicas that live.
	 * @return none when nothing could be read for too long
	 */
	Set<UUID> known() {
		return (System.nanoTime() - this.lastReadNanos <= this.holds.toNanos()) ? this.living : Set.of();
	}

	private void retain(PresenceSnapshot reading) {
		Set<UUID> read = ConcurrentHashMap.newKeySet();
		reading.drivers().forEach((sighting) -> read.add(sighting.driverId()));
		this.positions.keySet().retainAll(read);
	}

	private void apply(PresenceRow sighting) {
		if (sighting.position() == null) {
			this.positions.remove(sighting.driverId());
		}
		else {
			this.positions.put(sighting.driverId(), sighting.position());
		}
	}

}
