package dev.tandem.gateway.platform.validation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Double} between two bounds, which belong to the range; null is valid.
 * Jakarta's {@code @DecimalMin} and {@code @DecimalMax} let NaN pass.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Between.Validator.class)
public @interface Between {

	/** The least valid value. */
	long min();

	/** The greatest valid value. */
	long max();

	String message() default "must be between {min} and {max}";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/** Compares so that NaN is outside. */
	class Validator implements ConstraintValidator<Between, Double> {

		private long min;

		private long max;

		@Override
		public void initialize(Between range) {
			this.min = range.min();
			this.max = range.max();
		}

		@Override
		public boolean isValid(@Nullable Double value, ConstraintValidatorContext context) {
			return value == null || (value >= this.min && value <= this.max);
		}

	}

}
