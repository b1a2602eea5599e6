package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.ridehailing.client.Place;

/**
 * The simulated drivers and their recent positions. Riders also see other drivers: people
 * who drive in a browser. Thread-safe.
 */
public final class Fleet {

	private final Map<UUID, RecentPositions> trails = new ConcurrentHashMap<>();

	void add(UUID driverId) {
		this.trails.put(driverId, new RecentPositions());
	}

	void recordPosition(UUID driverId, Place place) {
		RecentPositions trail = this.trails.get(driverId);
		if (trail != null) {
			trail.add(place, System.nanoTime());
		}
	}

	/** Whether a driver is simulated. */
	public boolean contains(UUID driverId) {
		return this.trails.containsKey(driverId);
	}

	/**
	 * Returns the time since a driver sent a position.
	 * @return the time; empty when the driver did not send it recently
	 */
	public Optional<Duration> positionAge(UUID driverId, Place place) {
		RecentPositions trail = this.trails.get(driverId);
		return (trail != null) ? trail.sentAt(place).map((sent) -> Duration.ofNanos(System.nanoTime() - sent))
				: Optional.empty();
	}

}
