package dev.tandem.gateway.ridehailing.city;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An amount of money: the price of a ride.
 */
@Schema(name = "RideFare")
public record Money(@Schema(description = "Minor units: cents", example = "5214") long amount,
		@Schema(description = "ISO 4217", example = "USD") String currency) {
}
