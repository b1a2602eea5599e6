package dev.tandem.simulator.rider;

import java.time.Duration;

import dev.tandem.simulator.base.SeededRandom;

/**
 * What a rider is like: what they pay, how patient they are, how good their connection
 * is.
 */
final class RiderBehavior {

	private static final double ACCEPTED_SURGE = 1.25;

	private static final double MAX_REJECT_PROBABILITY = 0.6;

	private static final double REJECT_PROBABILITY_PER_SURGE = 0.35;

	/** The chance that a rider tries again who found it too dear or found no driver. */
	private static final double RETURN_PROBABILITY = 0.7;

	private static final int MAX_RETURNS = 3;

	private static final double DUPLICATE_REQUEST_PROBABILITY = 0.10;

	private static final double CANCEL_PROBABILITY = 0.08;

	private static final double STREAM_LOSS_PROBABILITY = 0.10;

	private final SeededRandom random;

	private int returns;

	RiderBehavior(SeededRandom random) {
		this.random = random;
	}

	boolean rejectsPrice(double surge) {
		return this.random
			.happens(Math.clamp((surge - ACCEPTED_SURGE) * REJECT_PROBABILITY_PER_SURGE, 0, MAX_REJECT_PROBABILITY));
	}

	/** How long they look at the price. */
	Duration decisionTime() {
		return this.random.seconds(1, 8);
	}

	/** Whether they ask for a new quote later; not for ever. */
	boolean returnsLater() {
		return this.returns++ < MAX_RETURNS && this.random.happens(RETURN_PROBABILITY);
	}

	/** When they do. */
	Duration returnDelay() {
		return this.random.seconds(120, 600);
	}

	/**
	 * How long they wait for a driver to be found; the search takes as long at any speed.
	 */
	Duration maxWait() {
		return this.random.seconds(50, 110);
	}

	/**
	 * Whether their request goes out twice, as a nervous finger or a repeating network
	 * does it.
	 */
	boolean sendsDuplicate() {
		return this.random.happens(DUPLICATE_REQUEST_PROBABILITY);
	}

	boolean cancels() {
		return this.random.happens(CANCEL_PROBABILITY);
	}

	/** When they do. */
	Duration cancelDelay() {
		return this.random.seconds(2, 240);
	}

	/** Whether their stream breaks after an event. */
	boolean losesStream() {
		return this.random.happens(STREAM_LOSS_PROBABILITY);
	}

	/** How long they are without. */
	Duration reconnectDelay() {
		return this.random.seconds(0, 4);
	}

}
