package dev.tandem.mlservice;

import java.io.Serializable;
import java.util.Objects;

/**
 * One thing wrong with one field of a request.
 *
 * @param field the field's path, such as {@code pickup.lat}
 * @param description for people to read
 */
public record FieldViolation(String field, String description) implements Serializable {

	public FieldViolation {
		Objects.requireNonNull(field, "field");
		Objects.requireNonNull(description, "description");
	}

}
