package dev.tandem.mlservice.platform;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * The deadline of the call, or the caller's {@link CallDeadline}, passed before the
 * response arrived.
 */
public final class MlServiceTimeoutException extends MlServiceException {

	@Serial
	private static final long serialVersionUID = 1L;

	public MlServiceTimeoutException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
