package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;

/**
 * Checks the range of settings below {@code tandem.ml-service}; out of range is an
 * {@link IllegalArgumentException} that names the setting.
 */
public final class SettingRange {

	static final Duration MIN_DURATION = Duration.ofMillis(1);

	private static final Duration MAX_DURATION = Duration.ofHours(1);

	private SettingRange() {
	}

	/**
	 * Checks that a duration is between a millisecond and an hour.
	 * @param name the setting's name below {@code tandem.ml-service}
	 */
	public static void check(String name, Duration duration) {
		check(name, duration, MIN_DURATION, MAX_DURATION);
	}

	static <T extends Comparable<T>> void check(String name, T value, T min, T max) {
		if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
			throw new IllegalArgumentException(
					"tandem.ml-service." + name + " must be in [" + min + ", " + max + "] but is " + value);
		}
	}

}
