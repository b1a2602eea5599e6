package dev.tandem.gateway.platform.persistence;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionSystemException;

/**
 * Tells failures of the way to the database from failures of what was asked of it.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL error
 * codes</a>
 */
final class ConnectionLoss {

	private static final String CONNECTION_EXCEPTIONS = "08";

	/** Shut down, crashed, starting, dropped; too many connections. */
	private static final Set<String> REFUSALS = Set.of("57P01", "57P02", "57P03", "57P04", "53300");

	private ConnectionLoss() {
	}

	static boolean isBehind(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (isLoss(cause)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isLoss(Throwable cause) {
		return switch (cause) {
			case SQLTransientConnectionException ex -> true;
			case SQLRecoverableException ex -> true;
			case SQLException ex -> isLoss(ex.getSQLState());
			// A rollback fails without a state when the pool has closed the connection.
			case TransactionSystemException ex ->
				ex.getCause() instanceof SQLException sql && sql.getSQLState() == null;
			default -> false;
		};
	}

	private static boolean isLoss(@Nullable String state) {
		return state != null && (state.startsWith(CONNECTION_EXCEPTIONS) || REFUSALS.contains(state));
	}

}
