package dev.tandem.gateway.ridehailing.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The events that a stream received, and how far a test has read them. Thread-safe. */
final class ReceivedEvents {

	private final List<Event> events = new ArrayList<>();

	private final List<String> faults = new ArrayList<>();

	private int taken;

	synchronized void add(Event event, List<String> faults) {
		this.events.add(event);
		this.faults.addAll(faults);
	}

	/** Returns the next event that matches, and skips all events before it. */
	synchronized Optional<Event> take(Predicate<Event> wanted) {
		assertValid();
		for (int index = this.taken; index < this.events.size(); index++) {
			Event event = this.events.get(index);
			if (wanted.test(event)) {
				this.taken = index + 1;
				return Optional.of(event);
			}
		}
		return Optional.empty();
	}

	/** Returns all events of a name, taken or not, oldest first. */
	synchronized List<Event> all(String name) {
		assertValid();
		return this.events.stream().filter((event) -> event.name().equals(name)).toList();
	}

	private void assertValid() {
		if (!this.faults.isEmpty()) {
			throw new AssertionError("events violate the document: " + this.faults);
		}
	}

}
