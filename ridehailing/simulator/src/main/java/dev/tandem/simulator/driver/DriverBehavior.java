package dev.tandem.simulator.driver;

import java.time.Duration;

import dev.tandem.simulator.base.SeededRandom;
import org.jspecify.annotations.Nullable;

/** The random behaviour of a driver: decisions, driving speed, lost connections. */
final class DriverBehavior {

	private static final double DECLINE_PROBABILITY = 0.04;

	/**
	 * An ignored offer costs the rider its whole 10 s, so two in a row must be very rare.
	 */
	private static final double IGNORE_PROBABILITY = 0.01;

	private static final double LOSS_ON_RIDE_PROBABILITY = 0.06;

	private static final double QUICK_RETURN_PROBABILITY = 0.9;

	private static final Duration MEAN_TIME_BETWEEN_LOSSES = Duration.ofMinutes(60);

	private static final Duration POSITION_INTERVAL = Duration.ofSeconds(1);

	private final SeededRandom random;

	private final @Nullable Measurement measurement;

	private final double pace;

	DriverBehavior(SeededRandom random, @Nullable Measurement measurement) {
		this.random = random;
		this.measurement = measurement;
		this.pace = random.between(0.85, 1.15);
	}

	/** The driving speed relative to others. */
	double pace() {
		return this.pace;
	}

	Decision decision() {
		if (this.random.happens(DECLINE_PROBABILITY)) {
			return Decision.DECLINE;
		}
		return fails(IGNORE_PROBABILITY / (1 - DECLINE_PROBABILITY)) ? Decision.IGNORE : Decision.ACCEPT;
	}

	/** The time to decide about an offer. */
	Duration reaction() {
		return (this.measurement != null) ? Duration.ZERO : this.random.seconds(1, 3);
	}

	/** The time that the rider takes to board. */
	Duration boarding() {
		return this.random.seconds(10, 60);
	}

	/** The time to rest at the end of a cruise. */
	Duration rest() {
		return this.random.seconds(5, 60);
	}

	/** The time until the connection breaks. */
	Duration untilLoss() {
		return (this.measurement != null) ? Duration.ofDays(1) : this.random.exponential(MEAN_TIME_BETWEEN_LOSSES);
	}

	/** Whether the connection breaks during a ride. */
	boolean losesConnectionOnRide() {
		return fails(LOSS_ON_RIDE_PROBABILITY);
	}

	/**
	 * The time without a connection: mostly less than the 30 s within which a ride can be
	 * resumed.
	 */
	Duration offlineTime() {
		return this.random.happens(QUICK_RETURN_PROBABILITY) ? this.random.seconds(1, 20) : this.random.seconds(35, 60);
	}

	/** The time until the next position: at most one position per second is allowed. */
	Duration untilPosition() {
		Duration interval = (this.measurement != null) ? this.measurement.positionInterval() : POSITION_INTERVAL;
		return interval.plus(this.random.seconds(0, 0.2 * interval.toSeconds()));
	}

	/** Whether something goes wrong; nothing does in a measurement. */
	private boolean fails(double probability) {
		return this.measurement == null && this.random.happens(probability);
	}

	/** The decision about an offer. */
	enum Decision {

		ACCEPT, DECLINE,
		/** Does not respond. */
		IGNORE

	}

}
