package dev.tandem.gateway.lines;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request for a line, not validated yet.
 *
 * @param start one end
 * @param end the other end
 */
@Schema(description = "The line to store.", example = LineRequest.EXAMPLE,
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record LineRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable End start,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable End end) {

	static final String EXAMPLE = """
			{"start": {"x": 40.758, "y": -73.9855}, "end": {"x": 40.6413, "y": -73.7781}}""";

	/**
	 * One end of a line.
	 *
	 * @param x up to 90 either way
	 * @param y up to 180 either way
	 */
	@Schema(name = "End", description = "One end of a line.",
			additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
	record End(@Schema(minimum = "-90", maximum = "90") @Nullable Double x,
			@Schema(minimum = "-180", maximum = "180") @Nullable Double y) {
	}

}
