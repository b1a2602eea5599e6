package dev.tandem.gateway.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Callable;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Tracks whether the database is ready: reachable and migrated. A periodic probe detects
 * its loss and its return; calls that lose their connection report the loss at once.
 * While the database is unavailable, calls fail immediately. Thread-safe.
 */
@Component
public final class DatabaseAvailability {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseAvailability.class);

	private static final int VALIDATION_TIMEOUT_SECONDS = 1;

	/** Consecutive failed probes after which the database counts as unavailable. */
	private static final int FAILURE_THRESHOLD = 2;

	private final HikariDataSource pool;

	private final Migrations migrations;

	private final Object stateLock = new Object();

	private volatile State state = State.UNKNOWN;

	/** When the state changed last, by {@link System#nanoTime()}. */
	private volatile long changedAt;

	private int failedProbes;

	DatabaseAvailability(HikariDataSource pool, Migrations migrations) {
		this.pool = pool;
		this.migrations = migrations;
	}

	/** Whether calls can be made: the last probe or call found the database ready. */
	public boolean isReady() {
		return this.state == State.READY;
	}

	/** Fails immediately while the database is unavailable. */
	void requireReady() {
		if (!isReady()) {
			throw new DatabaseUnavailableException("The database is not reachable", null);
		}
	}

	/**
	 * Runs a blocking call, and marks the database as unavailable when the call loses its
	 * connection.
	 */
	<T> T execute(Callable<T> call) {
		long begin = System.nanoTime();
		try {
			return call.call();
		}
		catch (RuntimeException ex) {
			throw ConnectionFailures.isCausedBy(ex) ? unavailable(ex, begin) : ex;
		}
		catch (Exception ex) {
			throw ConnectionFailures.isCausedBy(ex) ? unavailable(ex, begin) : new IllegalStateException(ex);
		}
	}

	/**
	 * Checks the database, and migrates it when it becomes reachable, because it may be
	 * another one than before. A single failure does not count: a busy machine can cause
	 * it.
	 */
	synchronized void probe() {
		try {
			validate();
			if (!isReady()) {
				this.migrations.migrate();
			}
			this.failedProbes = 0;
			if (changeState(State.READY)) {
				logger.info("The database is ready");
			}
		}
		catch (SQLException | FlywayException ex) {
			if (++this.failedProbes >= FAILURE_THRESHOLD) {
				markUnavailable(ex);
			}
		}
	}

	private void validate() throws SQLException {
		try (Connection connection = this.pool.getConnection()) {
			if (!connection.isValid(VALIDATION_TIMEOUT_SECONDS)) {
				throw new SQLTransientConnectionException("the connection is not valid");
			}
		}
	}

	/**
	 * A call that began before the last change of state says nothing about the state now.
	 */
	private DatabaseUnavailableException unavailable(Exception cause, long begin) {
		if (begin - this.changedAt >= 0 && markUnavailable(cause)) {
			Thread.ofVirtual().name("database-probe").start(this::probe);
		}
		return new DatabaseUnavailableException("The database is not reachable", cause);
	}

	private boolean markUnavailable(Exception cause) {
		boolean changed = changeState(State.UNAVAILABLE);
		if (changed) {
			logger.warn("The database is not ready: {}", reason(cause));
			this.pool.getHikariPoolMXBean().softEvictConnections();
		}
		return changed;
	}

	/**
	 * The most specific message: that of Flyway names the script, that of JDBC the host.
	 */
	static String reason(Exception failure) {
		Throwable source = failure;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof FlywayException) {
				return String.valueOf(cause.getMessage());
			}
			if (cause instanceof SQLException || !(source instanceof SQLException)) {
				source = cause;
			}
		}
		return String.valueOf(source.getMessage());
	}

	private boolean changeState(State next) {
		synchronized (this.stateLock) {
			boolean changed = this.state != next;
			if (changed) {
				this.changedAt = System.nanoTime();
				this.state = next;
			}
			return changed;
		}
	}

	private enum State {

		UNKNOWN, READY, UNAVAILABLE

	}

}
