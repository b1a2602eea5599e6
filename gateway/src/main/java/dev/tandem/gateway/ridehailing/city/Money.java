package dev.tandem.gateway.ridehailing.city;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An amount of money: the price of a ride.
 *
 * @param amount minor units of the currency
 * @param currency ISO 4217 code
 */
@Schema(name = "RideFare")
public record Money(@Schema(description = "Minor units: cents", example = "5214") long amount,
		@Schema(description = "ISO 4217", example = "USD") String currency) {
}
