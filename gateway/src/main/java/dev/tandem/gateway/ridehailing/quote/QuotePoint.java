package dev.tandem.gateway.ridehailing.quote;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The pickup or dropoff of a quote.
 *
 * @param lat degrees north
 * @param lng degrees east
 * @param cell H3 index of resolution 8
 */
record QuotePoint(@Schema(example = "40.758") double lat, @Schema(example = "-73.9855") double lng,
		@Schema(description = "H3 index of resolution 8", example = "882a100d67fffff") String cell) {

	Coordinates coordinates() {
		return new Coordinates(this.lat, this.lng);
	}

}
