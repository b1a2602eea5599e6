package dev.tandem.simulator.rider;

import java.time.Duration;

import dev.tandem.simulator.base.Chance;

/**
 * What a rider is like: what they pay, how patient they are, how good their connection
 * is.
 */
final class Mood {

	private static final double FREE_OF_DOUBT_BELOW = 1.25;

	private static final double MAX_DOUBT = 0.6;

	private static final double DOUBT_PER_SURGE = 0.35;

	/** The chance that a rider tries again who found it too dear or found no driver. */
	private static final double COMES_BACK = 0.7;

	private static final int MAX_RETURNS = 3;

	private static final double SENDS_TWICE = 0.10;

	private static final double CHANGES_MIND = 0.08;

	private static final double LOSES_THE_STREAM = 0.10;

	private final Chance chance;

	private int returns;

	Mood(Chance chance) {
		this.chance = chance;
	}

	boolean findsTooDear(double surge) {
		return this.chance.happens(Math.clamp((surge - FREE_OF_DOUBT_BELOW) * DOUBT_PER_SURGE, 0, MAX_DOUBT));
	}

	/** How long they look at the price. */
	Duration thought() {
		return this.chance.seconds(1, 8);
	}

	/** Whether they ask for a new quote later; not for ever. */
	boolean comesBack() {
		return this.returns++ < MAX_RETURNS && this.chance.happens(COMES_BACK);
	}

	/** When they do. */
	Duration untilReturn() {
		return this.chance.seconds(120, 600);
	}

	/**
	 * How long they wait for a driver to be found; the search takes as long at any speed.
	 */
	Duration patience() {
		return this.chance.seconds(50, 110);
	}

	/**
	 * Whether their request goes out twice, as a nervous finger or a repeating network
	 * does it.
	 */
	boolean sendsTwice() {
		return this.chance.happens(SENDS_TWICE);
	}

	boolean changesMind() {
		return this.chance.happens(CHANGES_MIND);
	}

	/** When they do. */
	Duration untilMindChanges() {
		return this.chance.seconds(2, 240);
	}

	/** Whether their stream breaks after an event. */
	boolean losesTheStream() {
		return this.chance.happens(LOSES_THE_STREAM);
	}

	/** How long they are without. */
	Duration untilStreamIsBack() {
		return this.chance.seconds(0, 4);
	}

}
