package dev.tandem.simulator.model;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A clock that jumps from event to event without waiting. Events of the same time run in
 * the order in which they were scheduled.
 */
final class VirtualTime extends Clock {

	private final Instant start;

	private final double pace;

	private final PriorityQueue<Event> events = new PriorityQueue<>(
			Comparator.comparingLong(Event::millis).thenComparingLong(Event::number));

	private long millis;

	private long planned;

	/**
	 * Starts the clock.
	 * @param pace seconds of this clock per second of the model
	 */
	VirtualTime(Instant start, double pace) {
		this.start = start;
		this.pace = pace;
	}

	void in(Duration time, Runnable action) {
		this.events.add(new Event(this.millis + time.toMillis(), this.planned++, action));
	}

	void every(Duration time, Runnable action) {
		in(time, () -> {
			action.run();
			every(time, action);
		});
	}

	void runFor(Duration time) {
		long end = this.millis + time.toMillis();
		while (!this.events.isEmpty() && this.events.peek().millis <= end) {
			Event event = this.events.remove();
			this.millis = event.millis;
			event.action.run();
		}
		this.millis = end;
	}

	@Override
	public long millis() {
		return this.millis;
	}

	@Override
	public Instant instant() {
		return this.start.plusMillis(Math.round(this.pace * this.millis));
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

	private record Event(long millis, long number, Runnable action) {
	}

}
