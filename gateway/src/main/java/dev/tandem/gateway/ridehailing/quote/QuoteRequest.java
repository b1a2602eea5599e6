package dev.tandem.gateway.ridehailing.quote;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for a quote, not validated yet.
 *
 * @param pickup where the ride starts
 * @param dropoff where it ends
 */
@Schema(description = "The ride to price. Pickup and dropoff differ and lie in New York's five boroughs.",
		example = QuoteRequest.EXAMPLE, additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record QuoteRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Point pickup,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Point dropoff) {

	static final String EXAMPLE = """
			{"pickup": {"lat": 40.758, "lng": -73.9855}, "dropoff": {"lat": 40.6413, "lng": -73.7781}}""";

	/**
	 * What digests of idempotent requests were made of before they were made of JSON: the
	 * text that records had under their names at that time. Delete it a day after no
	 * gateway of that time runs any more.
	 * @return the text
	 */
	String digestTextVersion1() {
		return "QuoteRequest[pickup=" + digestTextVersion1(this.pickup) + ", dropoff="
				+ digestTextVersion1(this.dropoff) + "]";
	}

	private static String digestTextVersion1(@Nullable Point point) {
		return (point != null) ? "Point[lat=" + point.lat() + ", lng=" + point.lng() + "]" : "null";
	}

	/**
	 * A location, not validated yet.
	 *
	 * @param lat degrees north
	 * @param lng degrees east
	 */
	@Schema(name = "Point", description = "A location in WGS 84 degrees.",
			additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
	record Point(
			@Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "-90", maximum = "90",
					example = "40.758") @Nullable Double lat,
			@Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "-180", maximum = "180",
					example = "-73.9855") @Nullable Double lng) {
	}

}
