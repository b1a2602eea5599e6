package dev.tandem.gateway.platform.persistence;

import java.io.Serial;
import java.util.List;

import dev.tandem.gateway.platform.lifecycle.ReportedFault;
import dev.tandem.gateway.platform.problem.PlatformProblem;
import dev.tandem.gateway.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The database is not reachable at the moment; a later retry may succeed.
 * {@link DatabaseAvailability} logs it.
 */
public final class DatabaseUnavailableException extends ProblemException implements ReportedFault {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final String RETRY_SECONDS = "1";

	private final String message;

	/**
	 * Creates the exception.
	 * @param message for the log: callers learn no more than that nothing can be stored
	 * @param cause for the log, or null
	 */
	public DatabaseUnavailableException(String message, @Nullable Throwable cause) {
		super(PlatformProblem.DATABASE_UNAVAILABLE, PlatformProblem.DATABASE_UNAVAILABLE.description(), List.of(),
				cause);
		this.message = message;
		getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
	}

	@Override
	public String getMessage() {
		return this.message;
	}

}
