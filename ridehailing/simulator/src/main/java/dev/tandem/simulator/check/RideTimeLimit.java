package dev.tandem.simulator.check;

import java.time.Duration;

import dev.tandem.ridehailing.client.RideState;

/**
 * How long a ride may stay in a state before it counts as stuck. The limits are generous,
 * so that slow is not reported as broken.
 *
 * @param straightMeters straight distance from pickup to dropoff
 * @param speed factor by which cars and people are faster than in real life
 */
public record RideTimeLimit(double straightMeters, double speed) {

	/** Covers a search, its offers and the loss of a driver, with a margin. */
	private static final Duration SEARCH = Duration.ofMinutes(4);

	/** Covers a driver who is offline, and the delivery of a message. */
	private static final Duration MARGIN = Duration.ofMinutes(3);

	private static final double MIN_METERS_PER_SECOND = 2;

	private static final double WAY_TO_PICKUP_METERS = 60_000;

	private static final double DETOUR_METERS = 20_000;

	/** Returns the maximum time in a state. */
	public Duration limit(RideState state) {
		return switch (state) {
			case REQUESTED, OFFERED -> SEARCH;
			case ACCEPTED -> driveTime(WAY_TO_PICKUP_METERS);
			case ARRIVED -> MARGIN.plus(scaled(600));
			case PICKED_UP -> driveTime(2 * this.straightMeters + DETOUR_METERS);
			case COMPLETED, CANCELLED, UNFULFILLED -> Duration.ZERO;
		};
	}

	private Duration driveTime(double meters) {
		return MARGIN.plus(scaled(meters / MIN_METERS_PER_SECOND));
	}

	private Duration scaled(double seconds) {
		return Duration.ofMillis(Math.round(1_000 * seconds / this.speed));
	}

}
