package dev.tandem.simulator.base;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What decides for one driver or rider: the same seed, kind and number decide the same,
 * whatever the others do meanwhile.
 */
public final class SeededRandom {

	private final RandomGenerator random;

	private SeededRandom(long seed) {
		this.random = new SplittableRandom(seed);
	}

	/**
	 * The chance of one of many.
	 * @param seed of the whole simulation
	 * @param kind what decides
	 * @param number which of its kind
	 * @return its own
	 */
	public static SeededRandom of(long seed, String kind, int number) {
		return new SeededRandom(mix(mix(mix(seed) + kind.hashCode()) + number));
	}

	/** The finalizer of SplitMix64: near numbers become far ones. */
	private static long mix(long value) {
		long z = value + 0x9E3779B97F4A7C15L;
		z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
		z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
		return z ^ (z >>> 31);
	}

	/**
	 * Whether something happens.
	 * @param probability how likely, from 0 to 1
	 * @return whether it does
	 */
	public boolean happens(double probability) {
		return this.random.nextDouble() < probability;
	}

	/**
	 * A number, all equally likely.
	 * @param from the least
	 * @param to the bound
	 * @return at least {@code from}, below {@code to}
	 */
	public double between(double from, double to) {
		return from + (to - from) * this.random.nextDouble();
	}

	/**
	 * A time, all equally likely.
	 * @param from the least, in seconds
	 * @param to the bound, in seconds
	 * @return the time
	 */
	public Duration seconds(double from, double to) {
		return Duration.ofMillis(Math.round(1_000 * between(from, to)));
	}

	/**
	 * The time until the next event of a Poisson process.
	 * @param mean the mean time
	 * @return the time
	 */
	public Duration exponential(Duration mean) {
		return Duration.ofNanos(Math.round(mean.toNanos() * -Math.log(1 - this.random.nextDouble())));
	}

	/**
	 * One of so many.
	 * @param count how many there are
	 * @return from 0 to {@code count - 1}
	 */
	public int index(int count) {
		return this.random.nextInt(count);
	}

	/**
	 * The generator behind it, for those who draw much.
	 * @return the generator
	 */
	public RandomGenerator random() {
		return this.random;
	}

}
