package dev.tandem.gateway.platform.persistence;

import java.io.Serial;

import dev.tandem.gateway.platform.lifecycle.ReportedFault;
import org.jspecify.annotations.Nullable;

/**
 * The database is not reachable at the moment; a later retry may succeed.
 * {@link DatabaseAvailability} logs it.
 */
public final class DatabaseUnavailableException extends RuntimeException implements ReportedFault {

	@Serial
	private static final long serialVersionUID = 1L;

	public DatabaseUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
