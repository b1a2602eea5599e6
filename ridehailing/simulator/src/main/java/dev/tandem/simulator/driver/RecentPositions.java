package dev.tandem.simulator.driver;

import java.util.Optional;

import dev.tandem.ridehailing.client.Place;

/**
 * The last positions that a driver sent. A position that was sent twice, as by a waiting
 * car, is ignored, because its age is ambiguous. Thread-safe.
 */
final class RecentPositions {

	private static final int CAPACITY = 32;

	private final Place[] places = new Place[CAPACITY];

	private final long[] times = new long[CAPACITY];

	private int count;

	synchronized void add(Place place, long nanos) {
		this.places[this.count % CAPACITY] = place;
		this.times[this.count % CAPACITY] = nanos;
		this.count++;
	}

	synchronized Optional<Long> sentAt(Place place) {
		Optional<Long> found = Optional.empty();
		for (int index = 0; index < Math.min(this.count, CAPACITY); index++) {
			if (place.equals(this.places[index])) {
				if (found.isPresent()) {
					return Optional.empty();
				}
				found = Optional.of(this.times[index]);
			}
		}
		return found;
	}

}
