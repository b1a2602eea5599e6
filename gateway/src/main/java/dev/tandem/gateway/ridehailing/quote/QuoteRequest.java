package dev.tandem.gateway.ridehailing.quote;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request for a quote, as it came: nothing in it is checked yet.
 *
 * @param pickup where the ride begins
 * @param dropoff where it ends
 */
@Schema(description = "The ride to price; both ends inside New York's five boroughs, and not equal.",
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
	 * A place as it came.
	 *
	 * @param lat degrees north
	 * @param lng degrees east
	 */
	@Schema(name = "Point", description = "A place, WGS 84, in degrees.",
			additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
	record Point(
			@Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "-90", maximum = "90",
					example = "40.758") @Nullable Double lat,
			@Schema(requiredMode = Schema.RequiredMode.REQUIRED, minimum = "-180", maximum = "180",
					example = "-73.9855") @Nullable Double lng) {
	}

}
