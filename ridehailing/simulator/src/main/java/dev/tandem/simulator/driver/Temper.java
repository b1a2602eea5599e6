package dev.tandem.simulator.driver;

import java.time.Duration;

import dev.tandem.simulator.base.Chance;

/**
 * What a driver is like: how they answer, how fast they drive, when their connection
 * breaks.
 */
final class Temper {

	private static final double DECLINES = 0.04;

	/**
	 * An ignored offer costs the rider the 10 s that it lasts: two in a row must be very
	 * rare.
	 */
	private static final double IGNORES = 0.01;

	private static final double VANISHES_ON_A_RIDE = 0.06;

	private static final double RETURNS_IN_TIME = 0.9;

	private static final Duration BETWEEN_LOSSES = Duration.ofMinutes(60);

	private final Chance chance;

	private final double pace;

	Temper(Chance chance) {
		this.chance = chance;
		this.pace = chance.between(0.85, 1.15);
	}

	/** How much faster than others they drive. */
	double pace() {
		return this.pace;
	}

	Answer answer() {
		if (this.chance.happens(DECLINES)) {
			return Answer.DECLINE;
		}
		return this.chance.happens(IGNORES / (1 - DECLINES)) ? Answer.IGNORE : Answer.ACCEPT;
	}

	/** How long they look at an offer. */
	Duration reaction() {
		return this.chance.seconds(1, 3);
	}

	/** How long the rider takes to get in. */
	Duration boarding() {
		return this.chance.seconds(10, 60);
	}

	/** How long they rest where their cruise has led them. */
	Duration rest() {
		return this.chance.seconds(5, 60);
	}

	/** After which time their connection breaks, whatever they do. */
	Duration untilLoss() {
		return this.chance.untilNext(BETWEEN_LOSSES);
	}

	/** Whether a ride takes them through a dead spot. */
	boolean losesConnectionOnRide() {
		return this.chance.happens(VANISHES_ON_A_RIDE);
	}

	/**
	 * How long they are away: mostly within the 30 s in which they may resume their ride.
	 */
	Duration away() {
		return this.chance.happens(RETURNS_IN_TIME) ? this.chance.seconds(1, 20) : this.chance.seconds(35, 60);
	}

	/** Until the next position: never more than one a second. */
	Duration untilPosition() {
		return this.chance.seconds(1.0, 1.2);
	}

	/** What they answer to an offer. */
	enum Answer {

		/** Takes it. */
		ACCEPT,
		/** Says no. */
		DECLINE,
		/** Says nothing. */
		IGNORE

	}

}
