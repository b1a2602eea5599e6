package dev.tandem.gateway.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Callable;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Knows whether the database is there and ready: reachable, and migrated. Calls fail at
 * once while it is not; a probe finds out when it is back.
 */
@Component
public final class DatabaseAvailability {

	private static final Log logger = LogFactory.getLog(DatabaseAvailability.class);

	private static final int VALIDATION_SECONDS = 1;

	private final HikariDataSource pool;

	private final Flyway flyway;

	private volatile State state = State.UNKNOWN;

	private volatile boolean migrated;

	DatabaseAvailability(HikariDataSource pool, Flyway flyway) {
		this.pool = pool;
		this.flyway = flyway;
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
		try {
			return call.call();
		}
		catch (RuntimeException ex) {
			throw connectionLost(ex) ? unavailable(ex) : ex;
		}
		catch (Exception ex) {
			throw connectionLost(ex) ? unavailable(ex) : new IllegalStateException(ex);
		}
	}

	/**
	 * Looks whether the database is back, and migrates it when it is there for the first
	 * time.
	 */
	@Scheduled(fixedDelayString = "${tandem.database.probe-interval:500ms}")
	void probe() {
		if (isReady()) {
			return;
		}
		try {
			validate();
			migrate();
			become(State.READY, null);
		}
		catch (SQLException | FlywayException ex) {
			become(State.ABSENT, ex);
		}
	}

	private void validate() throws SQLException {
		try (Connection connection = this.pool.getConnection()) {
			if (!connection.isValid(VALIDATION_SECONDS)) {
				throw new SQLTransientConnectionException("the connection is not valid");
			}
		}
	}

	private void migrate() {
		if (!this.migrated) {
			this.flyway.migrate();
			this.migrated = true;
		}
	}

	private DatabaseUnavailableException unavailable(Exception cause) {
		become(State.ABSENT, cause);
		this.pool.getHikariPoolMXBean().softEvictConnections();
		return new DatabaseUnavailableException("The database is not reachable", cause);
	}

	private synchronized void become(State next, @Nullable Exception cause) {
		if (this.state == next) {
			return;
		}
		this.state = next;
		if (next == State.READY) {
			logger.info("The database is ready");
		}
		else {
			logger.warn("The database is not reachable: " + ((cause != null) ? cause.getMessage() : "unknown"));
		}
	}

	private static boolean connectionLost(Throwable error) {
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLTransientConnectionException || cause instanceof SQLRecoverableException) {
				return true;
			}
			if (cause instanceof SQLException sql && isConnectionState(sql.getSQLState())) {
				return true;
			}
		}
		return false;
	}

	/** Class 08: connection exceptions; 57P01 to 57P03: shut down, crashed, starting. */
	private static boolean isConnectionState(@Nullable String state) {
		return state != null && (state.startsWith("08") || state.startsWith("57P0") || "53300".equals(state));
	}

	private enum State {

		UNKNOWN, READY, ABSENT

	}

}
