package dev.tandem.gateway.ridehailing.live;

import java.time.Duration;

import dev.tandem.gateway.platform.persistence.DatabaseUnavailableException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * The retry policies of live streams: exponential backoff without a limit of attempts.
 */
final class Retries {

	private static final Log logger = LogFactory.getLog(Retries.class);

	private Retries() {
	}

	/** Retries a read while the database is unavailable; other errors are not retried. */
	static Retry whileDatabaseUnavailable() {
		return backoff().filter(DatabaseUnavailableException.class::isInstance);
	}

	/**
	 * Retries after every error, for work that serves all streams.
	 * @param name of the work, to begin a sentence with
	 */
	static Retry forever(String name) {
		return backoff().doBeforeRetry((attempt) -> {
			// only the first failure in a row is logged; outages are logged elsewhere
			if (attempt.totalRetriesInARow() == 0 && !(attempt.failure() instanceof DatabaseUnavailableException)) {
				logger.warn(name + " failed and is subscribed to again", attempt.failure());
			}
		});
	}

	private static RetryBackoffSpec backoff() {
		return Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
			.maxBackoff(Duration.ofSeconds(1))
			.transientErrors(true);
	}

}
