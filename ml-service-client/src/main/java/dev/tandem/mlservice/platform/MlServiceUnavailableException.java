package dev.tandem.mlservice.platform;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * The service is unreachable, starting, draining, without a model or overloaded: a later
 * call may succeed.
 */
public final class MlServiceUnavailableException extends MlServiceException {

	@Serial
	private static final long serialVersionUID = 1L;

	public MlServiceUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
