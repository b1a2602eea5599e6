package dev.tandem.gateway.ridehailing.quote;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The price of a ride.
 */
record Fare(@Schema(description = "Minor units: cents", example = "5214") long amount,
		@Schema(description = "ISO 4217", example = "USD") String currency, FareBreakdown breakdown) {

	/** The parts that add up to a fare, in minor units. */
	@Schema(description = "Minor units; the four add up to the amount.")
	record FareBreakdown(@Schema(example = "250") long base, @Schema(example = "3216") long distance,
			@Schema(example = "1748") long time, @Schema(example = "0") long surge) {
	}

}
