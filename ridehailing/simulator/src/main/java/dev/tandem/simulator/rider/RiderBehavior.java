package dev.tandem.simulator.rider;

import java.time.Duration;

import dev.tandem.simulator.base.SeededRandom;

/** The random behaviour of a rider: willingness to pay, patience, lost streams. */
final class RiderBehavior {

	private static final double ACCEPTED_SURGE = 1.25;

	private static final double MAX_REJECT_PROBABILITY = 0.6;

	private static final double REJECT_PROBABILITY_PER_SURGE = 0.35;

	/** The probability that a rider returns who rejected the price or found no driver. */
	private static final double RETURN_PROBABILITY = 0.7;

	private static final int MAX_RETURNS = 3;

	private static final double DUPLICATE_REQUEST_PROBABILITY = 0.10;

	private static final double CANCEL_PROBABILITY = 0.08;

	private static final double STREAM_LOSS_PROBABILITY = 0.10;

	private final SeededRandom random;

	private final boolean steady;

	private int returns;

	/**
	 * Creates a behaviour.
	 * @param steady whether the rider always books, waits and stays connected
	 */
	RiderBehavior(SeededRandom random, boolean steady) {
		this.random = random;
		this.steady = steady;
	}

	boolean rejectsPrice(double surge) {
		return happens(Math.clamp((surge - ACCEPTED_SURGE) * REJECT_PROBABILITY_PER_SURGE, 0, MAX_REJECT_PROBABILITY));
	}

	/** The time to decide about a quote. */
	Duration decisionTime() {
		return this.random.seconds(1, 8);
	}

	/** Whether the rider requests a new quote later; a limited number of times. */
	boolean returnsLater() {
		return this.returns++ < MAX_RETURNS && happens(RETURN_PROBABILITY);
	}

	/** The time until then. */
	Duration returnDelay() {
		return this.random.seconds(120, 600);
	}

	/**
	 * The maximum time to wait for a driver. It does not depend on the speed, as the
	 * gateway's search does not.
	 */
	Duration maxWait() {
		return this.random.seconds(50, 110);
	}

	/** Whether the request is sent twice, as by a double click or a retrying network. */
	boolean sendsDuplicate() {
		return happens(DUPLICATE_REQUEST_PROBABILITY);
	}

	boolean cancels() {
		return happens(CANCEL_PROBABILITY);
	}

	/** The time until then. */
	Duration cancelDelay() {
		return this.random.seconds(2, 240);
	}

	/** Whether the stream breaks after an event. */
	boolean losesStream() {
		return happens(STREAM_LOSS_PROBABILITY);
	}

	/** The time without a stream. */
	Duration reconnectDelay() {
		return this.random.seconds(0, 4);
	}

	private boolean happens(double probability) {
		return !this.steady && this.random.happens(probability);
	}

}
