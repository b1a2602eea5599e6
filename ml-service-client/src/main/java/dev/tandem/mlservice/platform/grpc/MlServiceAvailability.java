package dev.tandem.mlservice.platform.grpc;

import java.time.Duration;
import java.util.function.LongSupplier;

import dev.tandem.mlservice.platform.MlServiceException;
import dev.tandem.mlservice.platform.MlServiceTimeoutException;
import dev.tandem.mlservice.platform.MlServiceUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs once when the ML service stops responding and once when it responds again, however
 * many calls fail in between. Failures that a response follows within two seconds are not
 * an outage and are not logged; the observation of the calls counts them. Thread-safe.
 */
final class MlServiceAvailability {

	static final Duration OUTAGE_THRESHOLD = Duration.ofSeconds(2);

	private static final Logger logger = LoggerFactory.getLogger(MlServiceAvailability.class);

	private final LongSupplier nanoTime;

	/** Lets calls in normal operation skip the lock; written only under the lock. */
	private volatile boolean steady;

	private State state = State.UNKNOWN;

	private boolean failing;

	private long failingSince;

	/**
	 * Starts with an unknown state.
	 * @param nanoTime the clock in nanoseconds, like {@link System#nanoTime()}
	 */
	MlServiceAvailability(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	void onResponse() {
		if (!this.steady) {
			markAvailable();
		}
	}

	/** An error status is a response too, unless the service was not reached. */
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
			logger.info("The ML service is available again after {} s", outage.toSeconds());
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
		if (this.state != State.UNAVAILABLE && now - this.failingSince >= OUTAGE_THRESHOLD.toNanos()) {
			this.state = State.UNAVAILABLE;
			logger.warn("The ML service is unavailable: {}", failure.getMessage());
		}
	}

	private enum State {

		UNKNOWN, AVAILABLE, UNAVAILABLE

	}

}
