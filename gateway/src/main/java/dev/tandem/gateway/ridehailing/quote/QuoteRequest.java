package dev.tandem.gateway.ridehailing.quote;

import java.util.Objects;

import dev.tandem.gateway.platform.validation.Between;
import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.city.Place;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request for a quote, not validated yet.
 */
@ServedTrip
@Schema(description = "The ride to price. Pickup and dropoff differ and lie in New York's five boroughs.",
		example = QuoteRequest.EXAMPLE, additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record QuoteRequest(@NotNull @Valid @Nullable Point pickup, @NotNull @Valid @Nullable Point dropoff) {

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

	/** Makes the trip of a valid request. */
	Trip trip(CellGrid grid) {
		return new Trip(place(this.pickup, grid), place(this.dropoff, grid));
	}

	private static Place place(@Nullable Point point, CellGrid grid) {
		Coordinates location = Objects.requireNonNull(point).coordinates();
		return new Place(location.lat(), location.lng(), grid.cellOf(location));
	}

	/** A location, not validated yet. */
	@Schema(name = "Point", description = "A location in WGS 84 degrees.",
			additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
	record Point(
			@NotNull @Between(min = -90, max = 90) @Schema(minimum = "-90", maximum = "90",
					example = "40.758") @Nullable Double lat,
			@NotNull @Between(min = -180, max = 180) @Schema(minimum = "-180", maximum = "180",
					example = "-73.9855") @Nullable Double lng) {

		boolean isOnEarth() {
			return this.lat != null && this.lng != null && Math.abs(this.lat) <= 90 && Math.abs(this.lng) <= 180;
		}

		/** The location, if both degrees are there; negative zeros become zeros. */
		Coordinates coordinates() {
			return new Coordinates(Objects.requireNonNull(this.lat) + 0.0, Objects.requireNonNull(this.lng) + 0.0);
		}

	}

}
