package dev.tandem.simulator.base;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A random number generator for one driver or rider. The same seed, kind and number give
 * the same sequence, whatever other generators do.
 */
public final class SeededRandom {

	private final RandomGenerator random;

	private SeededRandom(long seed) {
		this.random = new SplittableRandom(seed);
	}

	/** Creates the generator of one actor. */
	public static SeededRandom of(long seed, String kind, int number) {
		return new SeededRandom(mix(mix(mix(seed) + kind.hashCode()) + number));
	}

	/** The finalizer of SplitMix64: it spreads neighbouring numbers. */
	private static long mix(long value) {
		long z = value + 0x9E3779B97F4A7C15L;
		z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
		z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
		return z ^ (z >>> 31);
	}

	/** Draws whether something happens that has a probability from 0 to 1. */
	public boolean happens(double probability) {
		return this.random.nextDouble() < probability;
	}

	/** Draws a uniformly distributed number, at least from and below to. */
	public double between(double from, double to) {
		return from + (to - from) * this.random.nextDouble();
	}

	/** Draws a uniformly distributed time; the limits are in seconds. */
	public Duration seconds(double from, double to) {
		return Duration.ofMillis(Math.round(1_000 * between(from, to)));
	}

	/** Draws the time until the next event of a Poisson process. */
	public Duration exponential(Duration mean) {
		return Duration.ofNanos(Math.round(mean.toNanos() * -Math.log(1 - this.random.nextDouble())));
	}

	/** Draws an index from 0 to {@code count - 1}. */
	public int index(int count) {
		return this.random.nextInt(count);
	}

	/** Returns the underlying generator, for code that draws many numbers. */
	public RandomGenerator random() {
		return this.random;
	}

}
