package dev.tandem.simulator.base;

import java.time.Duration;

/**
 * How long to wait before the next attempt: twice as long each time, up to a bound, and
 * not all at once.
 */
public final class Backoff {

	private static final double FIRST_SECONDS = 0.25;

	private static final double LONGEST_SECONDS = 5;

	private final Chance chance;

	private int failures;

	/**
	 * Starts afresh.
	 * @param chance what spreads the attempts
	 */
	public Backoff(Chance chance) {
		this.chance = chance;
	}

	/**
	 * Another attempt has failed.
	 * @return how long to wait now
	 */
	public Duration next() {
		double longest = Math.min(LONGEST_SECONDS, FIRST_SECONDS * Math.pow(2, Math.min(this.failures, 10)));
		this.failures++;
		return this.chance.seconds(longest / 2, longest);
	}

	/** An attempt has succeeded. */
	public void reset() {
		this.failures = 0;
	}

}
