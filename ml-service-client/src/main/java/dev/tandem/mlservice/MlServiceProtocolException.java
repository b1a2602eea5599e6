package dev.tandem.mlservice;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * The service failed inside, or its answer breaks the contract: a defect on one of the
 * two sides, that repeating the call does not cure.
 */
public final class MlServiceProtocolException extends MlServiceException {

	@Serial
	private static final long serialVersionUID = 1L;

	public MlServiceProtocolException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
