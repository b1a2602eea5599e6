package dev.tandem.gateway.platform.persistence;

import java.time.Duration;

import dev.tandem.gateway.platform.lifecycle.ReportedFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * The retries of the application: exponential backoff from 100 ms to one second, without
 * a limit of attempts.
 */
public final class Retries {

	private static final Logger logger = LoggerFactory.getLogger(Retries.class);

	private static final RetryBackoffSpec BACKOFF = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
		.maxBackoff(Duration.ofSeconds(1))
		.transientErrors(true);

	private Retries() {
	}

	/** Retries a read while the database is unavailable; other errors are not retried. */
	public static RetryBackoffSpec whileDatabaseUnavailable() {
		return BACKOFF.filter(DatabaseUnavailableException.class::isInstance);
	}

	/**
	 * Retries after every error, for work that serves the whole replica. The first
	 * failure in a row is logged, unless it is a {@link ReportedFault}.
	 * @param name of the work, to begin a sentence with
	 * @return for {@code retryWhen}
	 */
	public static RetryBackoffSpec forever(String name) {
		return BACKOFF.doBeforeRetry((attempt) -> {
			if (attempt.totalRetriesInARow() == 0 && !(attempt.failure() instanceof ReportedFault)) {
				logger.warn("{} failed and is subscribed to again", name, attempt.failure());
			}
		});
	}

}
