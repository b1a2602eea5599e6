package dev.tandem.gateway.lines;

import java.util.Objects;
import java.util.UUID;

import dev.tandem.gateway.platform.validation.Between;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A request for a line.
 *
 * @param start one end
 * @param end the other end, at another place
 */
@DifferentEnds
@Schema(description = "The line to store.", example = LineRequest.EXAMPLE,
		additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record LineRequest(@NotNull @Valid @Nullable End start, @NotNull @Valid @Nullable End end) {

	static final String EXAMPLE = """
			{"start": {"x": 40.758, "y": -73.9855}, "end": {"x": 40.6413, "y": -73.7781}}""";

	/**
	 * Makes the line of a valid request.
	 * @param id its id
	 * @return the line
	 */
	Line line(UUID id) {
		End from = Objects.requireNonNull(this.start);
		End to = Objects.requireNonNull(this.end);
		return new Line(id, number(from.x()), number(from.y()), number(to.x()), number(to.y()));
	}

	private static double number(@Nullable Double value) {
		return Objects.requireNonNull(value);
	}

	/**
	 * One end of a line.
	 *
	 * @param x up to 90 either way
	 * @param y up to 180 either way
	 */
	@Schema(name = "End", description = "One end of a line.",
			additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
	record End(@NotNull @Between(min = -90, max = 90) @Schema(minimum = "-90", maximum = "90") @Nullable Double x,
			@NotNull @Between(min = -180, max = 180) @Schema(minimum = "-180", maximum = "180") @Nullable Double y) {
	}

}
