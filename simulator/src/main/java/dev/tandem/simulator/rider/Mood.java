package dev.tandem.simulator.rider;

import java.time.Duration;

import dev.tandem.simulator.base.Chance;

/**
 * What a rider is like: what he pays, how patient he is, how good his connection is.
 */
final class Mood {

	private static final double FREE_OF_DOUBT_BELOW = 1.2;

	private static final double DOUBT_PER_SURGE = 0.5;

	private static final double SENDS_TWICE = 0.10;

	private static final double CHANGES_HIS_MIND = 0.08;

	private static final double LOSES_THE_STREAM = 0.10;

	private final Chance chance;

	Mood(Chance chance) {
		this.chance = chance;
	}

	boolean findsTooDear(double surge) {
		return this.chance.happens(Math.clamp((surge - FREE_OF_DOUBT_BELOW) * DOUBT_PER_SURGE, 0, 0.8));
	}

	/** How long he looks at the price. */
	Duration thought() {
		return this.chance.seconds(1, 8);
	}

	/**
	 * Whether his request goes out twice, as a nervous finger or a repeating network does
	 * it.
	 */
	boolean sendsTwice() {
		return this.chance.happens(SENDS_TWICE);
	}

	boolean changesHisMind() {
		return this.chance.happens(CHANGES_HIS_MIND);
	}

	/** When he does. */
	Duration untilHeChangesIt() {
		return this.chance.seconds(2, 240);
	}

	/** Whether his stream breaks after an event. */
	boolean losesTheStream() {
		return this.chance.happens(LOSES_THE_STREAM);
	}

	/** How long he is without. */
	Duration untilHeIsBack() {
		return this.chance.seconds(0, 4);
	}

}
