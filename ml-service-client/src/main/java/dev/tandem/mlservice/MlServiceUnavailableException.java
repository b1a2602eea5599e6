package dev.tandem.mlservice;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * The service cannot be reached, is starting or draining, has no model, or has too many
 * calls waiting: a later call may succeed.
 */
public final class MlServiceUnavailableException extends MlServiceException {

	@Serial
	private static final long serialVersionUID = 1L;

	public MlServiceUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
