package dev.tandem.gateway.platform.problem;

import java.io.Serial;

/**
 * The text of a parameter is not a value of its type. Converters and static factory
 * methods throw it; the caller receives the parameter's name and the message.
 */
public final class InvalidValueException extends IllegalArgumentException {

	@Serial
	private static final long serialVersionUID = 1L;

	/**
	 * @param message follows the parameter's name, such as {@code must be a UUID}
	 */
	public InvalidValueException(String message) {
		super(message);
	}

}
