package dev.tandem.mlservice.grpc;

import java.time.Duration;
import java.util.function.LongSupplier;

import dev.tandem.mlservice.MlServiceException;
import dev.tandem.mlservice.MlServiceTimeoutException;
import dev.tandem.mlservice.MlServiceUnavailableException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs once when the ML service stops responding and once when it responds again, however
 * many calls fail in between. A failure that a response follows within two seconds is no
 * outage, and only counted by the calls' observation. Thread-safe.
 */
final class MlServiceAvailability {

	static final Duration OUTAGE = Duration.ofSeconds(2);

	private static final Log logger = LogFactory.getLog(MlServiceAvailability.class);

	private final LongSupplier nanoTime;

	/** Read without the lock by every call; written under it. */
	private volatile boolean steady;

	private State state = State.UNKNOWN;

	private boolean failing;

	private long failingSince;

	/**
	 * Knows nothing of the service yet.
	 * @param nanoTime the clock, as {@link System#nanoTime()}
	 */
	MlServiceAvailability(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	void onResponse() {
		if (!this.steady) {
			markAvailable();
		}
	}

	/** An error status is a response, too, unless it says that nobody was there. */
	void onFailure(MlServiceException failure) {
		if (failure instanceof MlServiceUnavailableException || failure instanceof MlServiceTimeoutException) {
			markFailing(failure);
		}
		else {
			onResponse();
		}
	}

	private synchronized void markAvailable() {
		if (this.state == State.UNAVAILABLE) {
			Duration outage = Duration.ofNanos(this.nanoTime.getAsLong() - this.failingSince);
			logger.info("The ML service is available again after " + outage.toSeconds() + " s");
		}
		else if (this.state == State.UNKNOWN) {
			logger.info("The ML service is available");
		}
		this.state = State.AVAILABLE;
		this.failing = false;
		this.steady = true;
	}

	private synchronized void markFailing(MlServiceException failure) {
		long now = this.nanoTime.getAsLong();
		if (!this.failing) {
			this.failing = true;
			this.failingSince = now;
			this.steady = false;
		}
		if (this.state != State.UNAVAILABLE && now - this.failingSince >= OUTAGE.toNanos()) {
			this.state = State.UNAVAILABLE;
			logger.warn("The ML service is unavailable: " + failure.getMessage());
		}
	}

	private enum State {

		UNKNOWN, AVAILABLE, UNAVAILABLE

	}

}
