package dev.tandem.simulator.base;

import java.time.Duration;

/**
 * How long to wait before the next attempt: twice as long each time, up to a bound, and
 * not all at once.
 */
public final class Backoff {

	private static final double INITIAL_SECONDS = 0.25;

	private static final double MAX_SECONDS = 5;

	private final SeededRandom random;

	private int failures;

	/**
	 * Starts afresh.
	 * @param random what spreads the attempts
	 */
	public Backoff(SeededRandom random) {
		this.random = random;
	}

	/**
	 * Another attempt has failed.
	 * @return how long to wait now
	 */
	public Duration nextDelay() {
		double longest = Math.min(MAX_SECONDS, INITIAL_SECONDS * Math.pow(2, Math.min(this.failures, 10)));
		this.failures++;
		return this.random.seconds(longest / 2, longest);
	}

	/** An attempt has succeeded. */
	public void reset() {
		this.failures = 0;
	}

}
