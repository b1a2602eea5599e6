package dev.tandem.gateway.ridehailing.ride;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a ride is in its life.
 */
public enum RideState {

	/** A driver is looked for. */
	REQUESTED,
	/** One driver is asked. */
	OFFERED,
	/** A driver is on the way to the pickup. */
	ACCEPTED,
	/** The driver is at the pickup. */
	ARRIVED,
	/** The rider is in the car. */
	PICKED_UP,
	/** The end: the rider is there. */
	COMPLETED,
	/** The end: the rider, or the loss of the driver on the way, ended it. */
	CANCELLED,
	/** The end: no driver was found in time. */
	UNFULFILLED;

	private static final Set<RideState> FINAL_STATES = EnumSet.of(COMPLETED, CANCELLED, UNFULFILLED);

	private static final Set<RideState> WITH_DRIVER = EnumSet.of(ACCEPTED, ARRIVED, PICKED_UP);

	/**
	 * The state as the API and the database write it.
	 * @return lower case
	 */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The state of a text.
	 * @param text as {@link #text()} gives it
	 * @return the state
	 */
	public static RideState of(String text) {
		return valueOf(text.toUpperCase(Locale.ROOT));
	}

	/**
	 * Whether the ride's life is over.
	 * @return whether nothing follows
	 */
	public boolean isFinal() {
		return FINAL_STATES.contains(this);
	}

	/**
	 * Whether a driver has taken the ride and not yet ended it.
	 * @return whether he is bound
	 */
	public boolean hasDriver() {
		return WITH_DRIVER.contains(this);
	}

}
