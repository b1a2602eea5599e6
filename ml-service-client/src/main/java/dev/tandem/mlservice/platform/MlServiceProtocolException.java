package dev.tandem.mlservice.platform;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * The service failed internally, or its response violates the contract: a defect on one
 * side, so a retry does not help.
 */
public final class MlServiceProtocolException extends MlServiceException {

	@Serial
	private static final long serialVersionUID = 1L;

	public MlServiceProtocolException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
