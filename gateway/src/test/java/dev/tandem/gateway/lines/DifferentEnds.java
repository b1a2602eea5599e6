package dev.tandem.gateway.lines;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * A line whose ends are at different places: a constraint on a whole record, reported at
 * one of its components.
 */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DifferentEnds.Validator.class)
@interface DifferentEnds {

	String message() default "must not equal the start";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/** Leaves ends that are missing to their own constraints. */
	class Validator implements ConstraintValidator<DifferentEnds, LineRequest> {

		@Override
		public boolean isValid(LineRequest line, ConstraintValidatorContext context) {
			context.disableDefaultConstraintViolation();
			context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
				.addPropertyNode("end")
				.addConstraintViolation();
			return line.end() == null || !line.end().equals(line.start());
		}

	}

}
