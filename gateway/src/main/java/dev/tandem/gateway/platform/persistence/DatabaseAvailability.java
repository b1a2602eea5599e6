package dev.tandem.gateway.platform.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Callable;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.api.FlywayException;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Knows whether the database is there and ready: reachable, and migrated. A steady probe
 * finds out when it goes and when it is back, and calls learn of its absence by
 * themselves; while it is absent they fail at once.
 */
@Component
public final class DatabaseAvailability {

	private static final Log logger = LogFactory.getLog(DatabaseAvailability.class);

	private static final int VALIDATION_SECONDS = 1;

	/** The database counts as absent after this number of failed probes in a row. */
	private static final int FAILURE_THRESHOLD = 2;

	private final HikariDataSource pool;

	private final Migrations migrations;

	private final Object change = new Object();

	private volatile State state = State.UNKNOWN;

	/** Since when the state is as it is, of {@link System#nanoTime()}. */
	private volatile long since;

	private int failedProbes;

	DatabaseAvailability(HikariDataSource pool, Migrations migrations) {
		this.pool = pool;
		this.migrations = migrations;
	}

	/**
	 * Whether calls can be made.
	 * @return whether the last probe or call found the database ready
	 */
	public boolean isReady() {
		return this.state == State.READY;
	}

	/**
	 * Fails at once while the database is absent.
	 */
	void require() {
		if (!isReady()) {
			throw new DatabaseUnavailableException("The database is not reachable", null);
		}
	}

	/**
	 * Runs a call and learns from the way it fails.
	 * @param call what to run
	 * @param <T> what it returns
	 * @return its result
	 */
	<T> T guard(Callable<T> call) {
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
	 * Looks whether the database is there, and migrates it when it has come: it need not
	 * be the one that went. A single failure may be a busy machine's, and is no proof.
	 */
	@Scheduled(fixedDelayString = "${tandem.database.probe-interval:500ms}")
	synchronized void probe() {
		try {
			validate();
			if (!isReady()) {
				this.migrations.migrate();
			}
			this.failedProbes = 0;
			if (become(State.READY)) {
				logger.info("The database is ready");
			}
		}
		catch (SQLException | FlywayException ex) {
			if (++this.failedProbes >= FAILURE_THRESHOLD) {
				lost(ex);
			}
		}
	}

	private void validate() throws SQLException {
		try (Connection connection = this.pool.getConnection()) {
			if (!connection.isValid(VALIDATION_SECONDS)) {
				throw new SQLTransientConnectionException("the connection is not valid");
			}
		}
	}

	/** A call that began before the database came back says nothing of how it is now. */
	private DatabaseUnavailableException unavailable(Exception cause, long begin) {
		if (begin - this.since >= 0 && lost(cause)) {
			Thread.ofVirtual().name("database-probe").start(this::probe);
		}
		return new DatabaseUnavailableException("The database is not reachable", cause);
	}

	private boolean lost(Exception cause) {
		boolean news = become(State.ABSENT);
		if (news) {
			logger.warn("The database is not ready: " + reason(cause));
			this.pool.getHikariPoolMXBean().softEvictConnections();
		}
		return news;
	}

	/** Flyway names the script and the line, JDBC the host and the port. */
	static String reason(Exception failure) {
		Throwable teller = failure;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof FlywayException) {
				return String.valueOf(cause.getMessage());
			}
			if (cause instanceof SQLException || !(teller instanceof SQLException)) {
				teller = cause;
			}
		}
		return String.valueOf(teller.getMessage());
	}

	private boolean become(State next) {
		synchronized (this.change) {
			boolean news = this.state != next;
			if (news) {
				this.since = System.nanoTime();
				this.state = next;
			}
			return news;
		}
	}

	private enum State {

		UNKNOWN, READY, ABSENT

	}

}
