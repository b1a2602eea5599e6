package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;

/**
 * Checks the range of duration settings below {@code tandem.ml-service}; out of range is
 * an {@link IllegalArgumentException} that names the setting.
 */
public final class DurationSetting {

	private static final Duration MIN = Duration.ofMillis(1);

	private static final Duration MAX = Duration.ofHours(1);

	private DurationSetting() {
	}

	/**
	 * Checks that a duration is between a millisecond and an hour.
	 * @param name the setting's name below {@code tandem.ml-service}
	 * @param duration the setting's value
	 */
	public static void check(String name, Duration duration) {
		check(name, duration, MAX);
	}

	static void check(String name, Duration duration, Duration max) {
		if (duration.compareTo(MIN) < 0 || duration.compareTo(max) > 0) {
			throw new IllegalArgumentException(
					"tandem.ml-service." + name + " must be in [" + MIN + ", " + max + "] but is " + duration);
		}
	}

}
