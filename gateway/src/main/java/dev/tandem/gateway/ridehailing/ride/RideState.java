package dev.tandem.gateway.ridehailing.ride;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The state of a ride.
 */
public enum RideState {

	/** The search for a driver is running. */
	REQUESTED,
	/** One driver has an open offer. */
	OFFERED,
	/** A driver is on the way to the pickup. */
	ACCEPTED,
	/** The driver is at the pickup. */
	ARRIVED,
	/** The rider is in the car. */
	PICKED_UP,
	/** Final: the rider is at the dropoff. */
	COMPLETED,
	/** Final: cancelled by the rider, or because the driver was lost after the pickup. */
	CANCELLED,
	/** Final: no driver was found in time. */
	UNFULFILLED;

	private static final Set<RideState> FINAL_STATES = EnumSet.of(COMPLETED, CANCELLED, UNFULFILLED);

	private static final Set<RideState> WITH_DRIVER = EnumSet.of(ACCEPTED, ARRIVED, PICKED_UP);

	/**
	 * Returns the name used by the API and the database.
	 * @return lower case
	 */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Parses a state.
	 * @param text in the format of {@link #text()}
	 * @return the state
	 */
	public static RideState of(String text) {
		return valueOf(text.toUpperCase(Locale.ROOT));
	}

	/**
	 * Checks for a final state.
	 * @return whether no state can follow
	 */
	public boolean isFinal() {
		return FINAL_STATES.contains(this);
	}

	/**
	 * Checks for a state in which a driver has the ride.
	 * @return whether a driver has accepted and not yet completed the ride
	 */
	public boolean hasDriver() {
		return WITH_DRIVER.contains(this);
	}

}
