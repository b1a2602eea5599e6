package dev.tandem.gateway.ridehailing.quote;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.gateway.platform.problem.FieldError;
import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.city.Place;
import dev.tandem.gateway.ridehailing.city.ServedArea;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Validates a request for a quote, and reports every invalid field at once.
 */
@Component
final class QuoteValidator {

	private final ServedArea area;

	private final CellGrid grid;

	QuoteValidator(ServedArea area, CellGrid grid) {
		this.area = area;
		this.grid = grid;
	}

	Trip validate(QuoteRequest request) {
		List<FieldError> errors = new ArrayList<>();
		Coordinates pickup = validatePlace("pickup", request.pickup(), errors);
		Coordinates dropoff = validatePlace("dropoff", request.dropoff(), errors);
		if (pickup != null && pickup.equals(dropoff)) {
			errors.add(new FieldError("dropoff", "must not equal the pickup"));
		}
		if (pickup == null || dropoff == null || !errors.isEmpty()) {
			throw ProblemException.invalid(errors);
		}
		return new Trip(point(pickup), point(dropoff));
	}

	private @Nullable Coordinates validatePlace(String name, QuoteRequest.@Nullable Point point,
			List<FieldError> errors) {
		if (point == null) {
			errors.add(new FieldError(name, "is required"));
			return null;
		}
		Double lat = validateDegrees(name + ".lat", point.lat(), 90, errors);
		Double lng = validateDegrees(name + ".lng", point.lng(), 180, errors);
		return (lat == null || lng == null) ? null : requireServed(name, new Coordinates(lat + 0.0, lng + 0.0), errors);
	}

	private @Nullable Coordinates requireServed(String name, Coordinates place, List<FieldError> errors) {
		if (this.area.contains(place)) {
			return place;
		}
		errors.add(new FieldError(name, "must be inside New York's five boroughs"));
		return null;
	}

	private static @Nullable Double validateDegrees(String field, @Nullable Double value, int max,
			List<FieldError> errors) {
		if (value == null) {
			errors.add(new FieldError(field, "is required"));
			return null;
		}
		if (!(Math.abs(value) <= max)) {
			errors.add(new FieldError(field, "must be between -" + max + " and " + max));
			return null;
		}
		return value;
	}

	private Place point(Coordinates place) {
		return new Place(place.lat(), place.lng(), this.grid.cellOf(place));
	}

	/**
	 * A valid ride to price.
	 *
	 * @param pickup where it starts
	 * @param dropoff where it ends
	 */
	record Trip(Place pickup, Place dropoff) {
	}

}
