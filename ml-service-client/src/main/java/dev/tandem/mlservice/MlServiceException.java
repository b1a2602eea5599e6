package dev.tandem.mlservice;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * A call to the ML service that brought no answer. The kinds are closed: a {@code switch}
 * over them is complete.
 */
public abstract sealed class MlServiceException extends RuntimeException permits MlServiceInvalidRequestException,
		MlServiceUnavailableException, MlServiceTimeoutException, MlServiceProtocolException {

	@Serial
	private static final long serialVersionUID = 1L;

	MlServiceException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
