package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.simulator.city.Place;

/**
 * The simulated drivers, and when they sent which position: riders see both their own
 * drivers and strangers, people who drive in a browser.
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

	/**
	 * Whether a driver is simulated.
	 * @param driverId who
	 * @return whether he is of this fleet
	 */
	public boolean contains(UUID driverId) {
		return this.trails.containsKey(driverId);
	}

	/**
	 * How long ago a driver sent a position.
	 * @param driverId who
	 * @param place what he sent
	 * @return the time; empty when he did not send it lately
	 */
	public Optional<Duration> positionAge(UUID driverId, Place place) {
		RecentPositions trail = this.trails.get(driverId);
		return (trail != null) ? trail.sentAt(place).map((sent) -> Duration.ofNanos(System.nanoTime() - sent))
				: Optional.empty();
	}

}
