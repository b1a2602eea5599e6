package dev.tandem.gateway.ridehailing.ride;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a ride returned to the search or ended early.
 */
public enum RideReason {

	/** The driver declined the offer. */
	DECLINED,
	/** The driver did not respond to the offer in time. */
	TIMED_OUT,
	/** The driver disconnected and did not return in time. */
	DRIVER_LOST,
	/** The rider cancelled it. */
	RIDER_CANCELLED,
	/** No driver accepted it in time. */
	NO_DRIVER;

	/** The name used by the API and the database: lower case. */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Parses the format of {@link #text()}. */
	public static RideReason of(String text) {
		return valueOf(text.toUpperCase(Locale.ROOT));
	}

}
