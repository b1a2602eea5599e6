package dev.tandem.simulator.base;

import java.time.Duration;

/**
 * When something is to be done, by the system's nanosecond clock.
 */
public final class Deadline {

	/** It is not to be done. */
	public static final Deadline NEVER = new Deadline(Long.MAX_VALUE);

	private final long nanos;

	private Deadline(long nanos) {
		this.nanos = nanos;
	}

	/**
	 * After some time.
	 * @param time how long from now
	 * @return then
	 */
	public static Deadline after(Duration time) {
		return new Deadline(System.nanoTime() + time.toNanos());
	}

	/**
	 * At once.
	 * @return now
	 */
	public static Deadline now() {
		return after(Duration.ZERO);
	}

	/**
	 * Whether it is to be done now.
	 * @return whether its time has come
	 */
	public boolean hasPassed() {
		return this != NEVER && System.nanoTime() - this.nanos >= 0;
	}

	/**
	 * What comes first.
	 * @param other another time
	 * @return the earlier one
	 */
	public Deadline earlierOf(Deadline other) {
		return (this == NEVER || (other != NEVER && other.nanos - this.nanos < 0)) ? other : this;
	}

	/**
	 * How long it is until then.
	 * @return nanoseconds, zero when its time has come
	 */
	public long nanosLeft() {
		return (this == NEVER) ? Long.MAX_VALUE : Math.max(0, this.nanos - System.nanoTime());
	}

}
