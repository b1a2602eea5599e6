package dev.tandem.gateway.platform.persistence;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/**
 * The database is not reachable at the moment; a later retry may succeed.
 */
public final class DatabaseUnavailableException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public DatabaseUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
