package dev.tandem.simulator.client;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Where a ride is in its life, as the API says.
 */
public enum RideState {

	/** A driver is looked for. */
	REQUESTED,
	/** One driver is asked. */
	OFFERED,
	/** A driver is on the way. */
	ACCEPTED,
	/** The driver is at the pickup. */
	ARRIVED,
	/** The rider is in the car. */
	PICKED_UP,
	/** The end: the rider is there. */
	COMPLETED,
	/** The end: it was ended before. */
	CANCELLED,
	/** The end: nobody took it. */
	UNFULFILLED;

	/**
	 * Reads a state.
	 * @param text as the API writes it
	 * @return the state
	 */
	public static RideState of(String text) {
		return valueOf(text.toUpperCase(Locale.ROOT));
	}

	/**
	 * Writes a state.
	 * @return as the API writes it
	 */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Whether the ride is over.
	 * @return whether nothing follows
	 */
	public boolean isEnd() {
		return this == COMPLETED || this == CANCELLED || this == UNFULFILLED;
	}

	/**
	 * Whether a driver has the ride.
	 * @return whether he is bound
	 */
	public boolean hasDriver() {
		return this == ACCEPTED || this == ARRIVED || this == PICKED_UP;
	}

	/**
	 * What may come next.
	 * @return the states, none at an end
	 */
	public Set<RideState> successors() {
		return switch (this) {
			case REQUESTED -> EnumSet.of(OFFERED, CANCELLED, UNFULFILLED);
			case OFFERED -> EnumSet.of(REQUESTED, ACCEPTED, CANCELLED);
			case ACCEPTED -> EnumSet.of(ARRIVED, REQUESTED, CANCELLED);
			case ARRIVED -> EnumSet.of(PICKED_UP, REQUESTED, CANCELLED);
			case PICKED_UP -> EnumSet.of(COMPLETED, CANCELLED);
			case COMPLETED, CANCELLED, UNFULFILLED -> EnumSet.noneOf(RideState.class);
		};
	}

}
