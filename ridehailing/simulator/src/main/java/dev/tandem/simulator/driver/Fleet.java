package dev.tandem.simulator.driver;

import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

import dev.tandem.ridehailing.client.Place;

/**
 * The simulated drivers and their recent positions. Riders also see other drivers: people
 * who drive in a browser. Thread-safe.
 */
public final class Fleet {

	private static final int MAX_POSITIONS = 32;

	private final Map<UUID, Deque<Sent>> trails = new ConcurrentHashMap<>();

	void add(UUID driverId) {
		this.trails.put(driverId, new ConcurrentLinkedDeque<>());
	}

	/** Records a position that a simulated driver sends. The driver's thread calls it. */
	void recordPosition(UUID driverId, Place place) {
		Deque<Sent> trail = this.trails.get(driverId);
		if (trail != null) {
			trail.add(new Sent(place, System.nanoTime()));
			if (trail.size() > MAX_POSITIONS) {
				trail.remove();
			}
		}
	}

	/** Whether a driver is simulated. */
	public boolean contains(UUID driverId) {
		return this.trails.containsKey(driverId);
	}

	/**
	 * Returns the time since a driver sent a position.
	 * @return the time; empty when the driver did not send it recently, or sent it twice,
	 * as a waiting car does, because its age is ambiguous
	 */
	public Optional<Duration> positionAge(UUID driverId, Place place) {
		Deque<Sent> trail = this.trails.get(driverId);
		List<Sent> sent = (trail != null) ? trail.stream().filter((each) -> each.place.equals(place)).toList()
				: List.of();
		return (sent.size() == 1) ? Optional.of(Duration.ofNanos(System.nanoTime() - sent.getFirst().nanos))
				: Optional.empty();
	}

	private record Sent(Place place, long nanos) {
	}

}
