package dev.tandem.gateway.ridehailing.live;

import java.time.Duration;

import dev.tandem.gateway.platform.persistence.DatabaseUnavailableException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/**
 * When what failed is tried again.
 */
final class Retries {

	private static final Log logger = LogFactory.getLog(Retries.class);

	private Retries() {
	}

	/** What reads only waits while the database is absent. */
	static Retry whileDatabaseUnavailable() {
		return backoff().filter(DatabaseUnavailableException.class::isInstance);
	}

	/**
	 * What serves all streams never ends.
	 * @param name of the work, as a sentence begins with it
	 */
	static Retry forever(String name) {
		return backoff().doBeforeRetry((attempt) -> {
			// The first in a row speaks for those that follow it before something was
			// received.
			if (attempt.totalRetriesInARow() == 0 && !(attempt.failure() instanceof DatabaseUnavailableException)) {
				logger.warn(name + " broke off, and is taken up again", attempt.failure());
			}
		});
	}

	private static RetryBackoffSpec backoff() {
		return Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
			.maxBackoff(Duration.ofSeconds(1))
			.transientErrors(true);
	}

}
