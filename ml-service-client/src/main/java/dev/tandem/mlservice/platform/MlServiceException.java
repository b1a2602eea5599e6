package dev.tandem.mlservice.platform;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * A call to the ML service failed. The hierarchy is sealed: a {@code switch} over it is
 * exhaustive.
 */
public abstract sealed class MlServiceException extends RuntimeException permits MlServiceInvalidRequestException,
		MlServiceUnavailableException, MlServiceTimeoutException, MlServiceProtocolException {

	@Serial
	private static final long serialVersionUID = 1L;

	MlServiceException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
