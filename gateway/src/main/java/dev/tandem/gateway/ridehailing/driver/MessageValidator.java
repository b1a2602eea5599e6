package dev.tandem.gateway.ridehailing.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.platform.json.UuidText;
import dev.tandem.gateway.platform.problem.FieldError;
import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.city.ServedArea;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;

/**
 * Validates the values of one message, and reports every invalid field at once. Not
 * thread-safe: create one for each message.
 */
final class MessageValidator {

	private final List<FieldError> errors = new ArrayList<>();

	DriverCommand position(@Nullable Double lat, @Nullable Double lng, ServedArea area) {
		Double north = degrees("lat", lat, 90);
		Double east = degrees("lng", lng, 180);
		if (north == null || east == null) {
			throw invalid(this.errors);
		}
		Coordinates place = new Coordinates(north + 0.0, east + 0.0);
		if (!area.isInOrNear(place)) {
			throw invalid(List.of(new FieldError("lat", "is far outside the served area with this lng"),
					new FieldError("lng", "is far outside the served area with this lat")));
		}
		return new DriverCommand.Position(place);
	}

	DriverCommand accept(@Nullable String offerId) {
		UUID offer = uuid("offerId", offerId);
		if (offer == null) {
			throw invalid(this.errors);
		}
		return new DriverCommand.Accept(offer);
	}

	DriverCommand decline(@Nullable String offerId) {
		UUID offer = uuid("offerId", offerId);
		if (offer == null) {
			throw invalid(this.errors);
		}
		return new DriverCommand.Decline(offer);
	}

	DriverCommand progress(@Nullable String rideId, @Nullable String state) {
		UUID ride = uuid("rideId", rideId);
		RideState next = step(state);
		if (ride == null || next == null) {
			throw invalid(this.errors);
		}
		return new DriverCommand.Progress(ride, next);
	}

	/**
	 * Creates the problem of an invalid message.
	 * @param errors the invalid fields, at least one
	 * @return the exception
	 */
	static ProblemException invalid(List<FieldError> errors) {
		String detail = (errors.size() == 1) ? errors.getFirst().field() + " " + errors.getFirst().message()
				: errors.size() + " fields are wrong";
		return new ProblemException(DriverProblem.MESSAGE_INVALID, detail, errors);
	}

	private @Nullable UUID uuid(String field, @Nullable String text) {
		if (text == null) {
			return missing(field);
		}
		UUID id = UuidText.parse(text).orElse(null);
		return (id != null) ? id : fault(field, "must be a UUID");
	}

	private @Nullable Double degrees(String field, @Nullable Double value, int max) {
		if (value == null) {
			return missing(field);
		}
		return (Math.abs(value) <= max) ? value : fault(field, "must be between -" + max + " and " + max);
	}

	private @Nullable RideState step(@Nullable String state) {
		return switch (state) {
			case null -> missing("state");
			case "arrived" -> RideState.ARRIVED;
			case "picked_up" -> RideState.PICKED_UP;
			case "completed" -> RideState.COMPLETED;
			default -> fault("state", "must be arrived, picked_up or completed");
		};
	}

	private <T> @Nullable T missing(String field) {
		return fault(field, "is required");
	}

	private <T> @Nullable T fault(String field, String message) {
		this.errors.add(new FieldError(field, message));
		return null;
	}

}
