package dev.tandem.gateway.ridehailing.quote;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The price of a ride.
 *
 * @param amount minor units of the currency, the sum of the breakdown
 * @param currency ISO 4217 code
 * @param breakdown the parts
 */
record Fare(@Schema(description = "Minor units: cents", example = "5214") long amount,
		@Schema(description = "ISO 4217", example = "USD") String currency, FareBreakdown breakdown) {
}
