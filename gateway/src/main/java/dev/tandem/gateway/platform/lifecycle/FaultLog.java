package dev.tandem.gateway.platform.lifecycle;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Logs a lasting fault once when it begins, as a warning, and once when it ends. Repeated
 * failures in between are logged at debug. Thread-safe.
 */
public final class FaultLog {

	private final Logger logger;

	private final String fault;

	private final String recovery;

	private final AtomicBoolean failing = new AtomicBoolean();

	/**
	 * Creates the log of a fault that has not begun.
	 * @param logger the logger of the component that can fail
	 * @param fault the message when the fault begins; the reason is appended
	 * @param recovery the message when the fault ends
	 */
	public FaultLog(Logger logger, String fault, String recovery) {
		this.logger = logger;
		this.fault = fault;
		this.recovery = recovery;
	}

	/**
	 * Reports a failure.
	 * @param reason the cause in a few words
	 * @param trace logged with the failure; null when the reason is enough
	 */
	public void failed(@Nullable String reason, @Nullable Throwable trace) {
		if (this.failing.compareAndSet(false, true)) {
			this.logger.warn("{}: {}", this.fault, reason, trace);
		}
		else {
			this.logger.debug("{}: {}", this.fault, reason, trace);
		}
	}

	/** Reports a success. */
	public void succeeded() {
		if (this.failing.get() && this.failing.compareAndSet(true, false)) {
			this.logger.info(this.recovery);
		}
	}

}
