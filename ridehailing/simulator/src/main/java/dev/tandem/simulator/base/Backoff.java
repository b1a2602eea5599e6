package dev.tandem.simulator.base;

import java.time.Duration;

/**
 * The delay before the next attempt: it doubles with each failure up to a maximum, and
 * has a random part.
 */
public final class Backoff {

	private static final double INITIAL_SECONDS = 0.25;

	private static final double MAX_SECONDS = 5;

	private final SeededRandom random;

	private int failures;

	public Backoff(SeededRandom random) {
		this.random = random;
	}

	/** Returns the delay after another failure. */
	public Duration nextDelay() {
		double longest = Math.min(MAX_SECONDS, INITIAL_SECONDS * Math.pow(2, Math.min(this.failures, 10)));
		this.failures++;
		return this.random.seconds(longest / 2, longest);
	}

	/** Resets the delay after a success. */
	public void reset() {
		this.failures = 0;
	}

}
