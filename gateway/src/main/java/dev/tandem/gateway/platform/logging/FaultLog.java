package dev.tandem.gateway.platform.logging;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Logs a lasting fault once when it begins, as a warning, and once when it ends. Repeated
 * failures in between are logged at debug. Thread-safe.
 */
public final class FaultLog {

	private final Log logger;

	private final String fault;

	private final String recovery;

	private final AtomicBoolean failing = new AtomicBoolean();

	/**
	 * Creates the log of a fault that has not begun.
	 * @param logger the logger of the component that can fail
	 * @param fault the message when the fault begins; the reason is appended
	 * @param recovery the message when the fault ends
	 */
	public FaultLog(Log logger, String fault, String recovery) {
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
		String message = this.fault + ": " + reason;
		if (this.failing.compareAndSet(false, true)) {
			this.logger.warn(message, trace);
		}
		else {
			this.logger.debug(message, trace);
		}
	}

	/**
	 * Reports a success.
	 */
	public void succeeded() {
		if (this.failing.get() && this.failing.compareAndSet(true, false)) {
			this.logger.info(this.recovery);
		}
	}

}
