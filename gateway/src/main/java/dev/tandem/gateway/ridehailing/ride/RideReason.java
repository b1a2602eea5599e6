package dev.tandem.gateway.ridehailing.ride;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Why a ride went where it would not go by itself: back to the search, or to an end.
 */
public enum RideReason {

	/** The driver who was asked said no. */
	DECLINED,
	/** The driver who was asked said nothing. */
	TIMED_OUT,
	/** The driver was gone, and did not come back in time. */
	DRIVER_LOST,
	/** The rider ended it. */
	RIDER_CANCELLED,
	/** Nobody took it in time. */
	NO_DRIVER;

	/**
	 * The reason as the API and the database write it.
	 * @return lower case
	 */
	@JsonValue
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The reason of a text.
	 * @param text as {@link #text()} gives it
	 * @return the reason
	 */
	public static RideReason of(String text) {
		return valueOf(text.toUpperCase(Locale.ROOT));
	}

}
