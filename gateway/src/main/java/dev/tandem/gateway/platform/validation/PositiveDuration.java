package dev.tandem.gateway.platform.validation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * A {@link java.time.Duration} of more than 0.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@DurationMin(nanos = 1)
public @interface PositiveDuration {

	String message() default "must be more than 0";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
