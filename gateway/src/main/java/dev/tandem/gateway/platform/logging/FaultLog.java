package dev.tandem.gateway.platform.logging;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Logs a fault that lasts once when it begins, as a warning, and once when it is over.
 * Its repeats in between are logged at debug. Thread-safe.
 */
public final class FaultLog {

	private final Log logger;

	private final String fault;

	private final String recovery;

	private final AtomicBoolean failing = new AtomicBoolean();

	/**
	 * A fault that is not there yet.
	 * @param logger where to
	 * @param fault what is logged when it begins, before its reason
	 * @param recovery what is logged when it is over
	 */
	public FaultLog(Log logger, String fault, String recovery) {
		this.logger = logger;
		this.fault = fault;
		this.recovery = recovery;
	}

	/**
	 * What can fail has failed.
	 * @param reason why
	 * @param trace logged with the first failure; null where the reason says all
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
	 * What can fail has succeeded.
	 */
	public void succeeded() {
		if (this.failing.get() && this.failing.compareAndSet(true, false)) {
			this.logger.info(this.recovery);
		}
	}

}
