package dev.tandem.ridehailing.client;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The state of a ride in the API. */
public enum RideState {

	/** The gateway searches for a driver. */
	REQUESTED,
	/** One driver has an offer. */
	OFFERED,
	/** The driver is on the way to the pickup. */
	ACCEPTED,
	/** The driver is at the pickup. */
	ARRIVED,
	/** The rider is in the car. */
	PICKED_UP,
	/** End: the rider is at the dropoff. */
	COMPLETED,
	/** End: cancelled before the dropoff. */
	CANCELLED,
	/** End: no driver was found. */
	UNFULFILLED;

	@JsonCreator
	public static RideState of(String text) {
		return valueOf(text.toUpperCase(Locale.ROOT));
	}

	/** Returns the API's text. */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	public boolean isEnd() {
		return this == COMPLETED || this == CANCELLED || this == UNFULFILLED;
	}

	/** Whether a driver is assigned to the ride. */
	public boolean hasDriver() {
		return this == ACCEPTED || this == ARRIVED || this == PICKED_UP;
	}

	/** Returns the states that may follow; none at an end. */
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
