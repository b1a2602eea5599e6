package dev.tandem.simulator.check;

import java.time.Duration;

import dev.tandem.simulator.client.RideState;

/**
 * How long a ride may stay as it is before it counts as stuck: generous, so that what is
 * slow is not called broken.
 */
public final class RideTimeLimit {

	/** Of a gateway's search, its offers and the loss of a driver, with a margin. */
	private static final Duration SEARCH = Duration.ofMinutes(4);

	/** For a driver who is away, and for the way of a message. */
	private static final Duration MARGIN = Duration.ofMinutes(3);

	private static final double MIN_METERS_PER_SECOND = 2;

	private static final double WAY_TO_PICKUP_METERS = 60_000;

	private static final double DETOUR_METERS = 20_000;

	private final double straightMeters;

	private final double speed;

	/**
	 * The bound of a ride.
	 * @param straightMeters from pickup to dropoff
	 * @param speed how much faster than life cars and people are
	 */
	public RideTimeLimit(double straightMeters, double speed) {
		this.straightMeters = straightMeters;
		this.speed = speed;
	}

	/**
	 * How long it may stay.
	 * @param state as it is
	 * @return the time
	 */
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
