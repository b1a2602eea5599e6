package dev.tandem.gateway.platform.persistence;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionSystemException;

/**
 * Distinguishes failures of the connection to the database from failures of a statement.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error
 * codes</a>
 */
final class ConnectionFailures {

	private static final String CONNECTION_EXCEPTIONS = "08";

	/** Shut down, crashed, starting, dropped; too many connections. */
	private static final Set<String> REFUSALS = Set.of("57P01", "57P02", "57P03", "57P04", "53300");

	private ConnectionFailures() {
	}

	static boolean isCausedBy(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (isConnectionFailure(cause)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isConnectionFailure(Throwable cause) {
		return switch (cause) {
			case SQLTransientConnectionException ex -> true;
			case SQLRecoverableException ex -> true;
			case SQLException ex -> isConnectionFailure(ex.getSQLState());
			// A rollback fails without a state when the pool has closed the connection.
			case TransactionSystemException ex ->
				ex.getCause() instanceof SQLException sql && sql.getSQLState() == null;
			default -> false;
		};
	}

	private static boolean isConnectionFailure(@Nullable String state) {
		return state != null && (state.startsWith(CONNECTION_EXCEPTIONS) || REFUSALS.contains(state));
	}

}
