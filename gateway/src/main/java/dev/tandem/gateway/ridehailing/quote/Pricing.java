package dev.tandem.gateway.ridehailing.quote;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a ride was priced.
 */
enum Pricing {

	/** By the ML service's model. */
	MODEL,
	/** By the gateway's rule, because the model was unavailable. */
	FALLBACK;

	@JsonValue
	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Pricing of(String text) {
		return valueOf(text.toUpperCase(Locale.ROOT));
	}

}
