package dev.tandem.simulator.driver;

import java.time.Duration;

import dev.tandem.simulator.base.SeededRandom;

/**
 * What a driver is like: how they answer, how fast they drive, when their connection
 * breaks.
 */
final class DriverBehavior {

	private static final double DECLINE_PROBABILITY = 0.04;

	/**
	 * An ignored offer costs the rider the 10 s that it lasts: two in a row must be very
	 * rare.
	 */
	private static final double IGNORE_PROBABILITY = 0.01;

	private static final double LOSS_ON_RIDE_PROBABILITY = 0.06;

	private static final double QUICK_RETURN_PROBABILITY = 0.9;

	private static final Duration MEAN_TIME_BETWEEN_LOSSES = Duration.ofMinutes(60);

	private final SeededRandom random;

	private final double pace;

	DriverBehavior(SeededRandom random) {
		this.random = random;
		this.pace = random.between(0.85, 1.15);
	}

	/** How much faster than others they drive. */
	double pace() {
		return this.pace;
	}

	Decision decision() {
		if (this.random.happens(DECLINE_PROBABILITY)) {
			return Decision.DECLINE;
		}
		return this.random.happens(IGNORE_PROBABILITY / (1 - DECLINE_PROBABILITY)) ? Decision.IGNORE : Decision.ACCEPT;
	}

	/** How long they look at an offer. */
	Duration reaction() {
		return this.random.seconds(1, 3);
	}

	/** How long the rider takes to get in. */
	Duration boarding() {
		return this.random.seconds(10, 60);
	}

	/** How long they rest where their cruise has led them. */
	Duration rest() {
		return this.random.seconds(5, 60);
	}

	/** After which time their connection breaks, whatever they do. */
	Duration untilLoss() {
		return this.random.exponential(MEAN_TIME_BETWEEN_LOSSES);
	}

	/** Whether a ride takes them through a dead spot. */
	boolean losesConnectionOnRide() {
		return this.random.happens(LOSS_ON_RIDE_PROBABILITY);
	}

	/**
	 * How long they are away: mostly within the 30 s in which they may resume their ride.
	 */
	Duration offlineTime() {
		return this.random.happens(QUICK_RETURN_PROBABILITY) ? this.random.seconds(1, 20) : this.random.seconds(35, 60);
	}

	/** Until the next position: never more than one a second. */
	Duration untilPosition() {
		return this.random.seconds(1.0, 1.2);
	}

	/** What they answer to an offer. */
	enum Decision {

		/** Takes it. */
		ACCEPT,
		/** Says no. */
		DECLINE,
		/** Says nothing. */
		IGNORE

	}

}
