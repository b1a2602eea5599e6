package dev.tandem.gateway.ridehailing.quote;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Who priced a ride.
 */
enum Pricing {

	/** The ML service's model. */
	MODEL,
	/** The gateway's rule, because the model could not be asked. */
	FALLBACK;

	@JsonValue
	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Pricing of(String text) {
		return valueOf(text.toUpperCase(Locale.ROOT));
	}

}
