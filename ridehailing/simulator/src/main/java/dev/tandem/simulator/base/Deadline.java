package dev.tandem.simulator.base;

import java.time.Duration;

/** A point in time by the system's nanosecond clock. */
public final class Deadline {

	public static final Deadline NEVER = new Deadline(Long.MAX_VALUE);

	private final long nanos;

	private Deadline(long nanos) {
		this.nanos = nanos;
	}

	public static Deadline after(Duration time) {
		return new Deadline(System.nanoTime() + time.toNanos());
	}

	/** Creates a deadline that has passed. */
	public static Deadline now() {
		return after(Duration.ZERO);
	}

	public boolean hasPassed() {
		return this != NEVER && System.nanoTime() - this.nanos >= 0;
	}

	/** Returns the earlier of two deadlines. */
	public Deadline earlierOf(Deadline other) {
		return (this == NEVER || (other != NEVER && other.nanos - this.nanos < 0)) ? other : this;
	}

	/** Returns the nanoseconds until the deadline; zero when it has passed. */
	public long nanosLeft() {
		return (this == NEVER) ? Long.MAX_VALUE : Math.max(0, this.nanos - System.nanoTime());
	}

}
