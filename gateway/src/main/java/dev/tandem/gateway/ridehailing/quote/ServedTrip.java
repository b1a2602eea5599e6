package dev.tandem.gateway.ridehailing.quote;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.city.ServedArea;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A trip within the served area whose ends differ. Each end at fault is reported by its
 * name.
 */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ServedTrip.Validator.class)
@interface ServedTrip {

	String message() default "must be inside New York's five boroughs";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/** Leaves ends without valid degrees to the constraints of these. */
	final class Validator implements ConstraintValidator<ServedTrip, QuoteRequest> {

		private final ServedArea area;

		Validator(ServedArea area) {
			this.area = area;
		}

		@Override
		public boolean isValid(QuoteRequest trip, ConstraintValidatorContext context) {
			context.disableDefaultConstraintViolation();
			Coordinates pickup = coordinates(trip.pickup());
			Coordinates dropoff = coordinates(trip.dropoff());
			boolean served = isServed("pickup", pickup, context) & isServed("dropoff", dropoff, context);
			if (served && pickup != null && pickup.equals(dropoff)) {
				return report(context, "dropoff", "must not equal the pickup");
			}
			return served;
		}

		private boolean isServed(String end, @Nullable Coordinates place, ConstraintValidatorContext context) {
			return place == null || this.area.contains(place)
					|| report(context, end, context.getDefaultConstraintMessageTemplate());
		}

		private static @Nullable Coordinates coordinates(QuoteRequest.@Nullable Point point) {
			return (point != null && point.isOnEarth()) ? point.coordinates() : null;
		}

		private static boolean report(ConstraintValidatorContext context, String end, String message) {
			context.buildConstraintViolationWithTemplate(message).addPropertyNode(end).addConstraintViolation();
			return false;
		}

	}

}
