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

	/** The name used by the API and the database: lower case. */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Parses the format of {@link #text()}. */
	public static RideState of(String text) {
		return valueOf(text.toUpperCase(Locale.ROOT));
	}

	/** Whether no state can follow. */
	public boolean isFinal() {
		return FINAL_STATES.contains(this);
	}

	/** Whether a driver has accepted and not yet completed the ride. */
	public boolean hasDriver() {
		return WITH_DRIVER.contains(this);
	}

}
