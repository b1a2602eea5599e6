package dev.tandem.gateway.ridehailing.city;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A location and its cell: where a ride starts or ends.
 */
@Schema(name = "QuotePoint")
public record Place(@Schema(example = "40.758") double lat, @Schema(example = "-73.9855") double lng,
		@Schema(description = "H3 index of resolution 8", example = "882a100d67fffff") String cell) {

	/** Returns the location without its cell. */
	public Coordinates coordinates() {
		return new Coordinates(this.lat, this.lng);
	}

}
