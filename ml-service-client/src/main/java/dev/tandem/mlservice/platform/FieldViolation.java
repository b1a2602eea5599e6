package dev.tandem.mlservice.platform;

import java.io.Serializable;
import java.util.Objects;

/**
 * One reason why a field of a request is invalid.
 *
 * @param field the field's path, such as {@code center.x}
 * @param description human-readable
 */
public record FieldViolation(String field, String description) implements Serializable {

	public FieldViolation {
		Objects.requireNonNull(field, "field");
		Objects.requireNonNull(description, "description");
	}

}
