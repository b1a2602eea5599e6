package dev.tandem.gateway.platform.persistence;

import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionFailuresTests {

	@ParameterizedTest
	@ValueSource(strings = { "08000", "08003", "08006", "57P01", "57P02", "57P03", "57P04", "53300" })
	void connectionErrorIsAConnectionFailure(String state) {
		assertThat(ConnectionFailures.isCausedBy(failed(state))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "23505", "22003", "42P01", "40001", "57014", "53100" })
	void statementErrorIsNoConnectionFailure(String state) {
		assertThat(ConnectionFailures.isCausedBy(failed(state))).isFalse();
	}

	@ParameterizedTest
	@MethodSource
	void connectionFailure(Throwable failure) {
		assertThat(ConnectionFailures.isCausedBy(failure)).isTrue();
	}

	static Stream<Throwable> connectionFailure() {
		return Stream.of(new SQLTransientConnectionException("the pool timed out"),
				new SQLRecoverableException("JDBC gave up", new SocketException("reset")),
				new TransactionSystemException("rollback failed", new SQLException("Connection is closed")),
				new IllegalStateException(failed("08006")));
	}

	@Test
	void failedRollbackAfterAnotherErrorIsAConnectionFailure() {
		TransactionSystemException failure = new TransactionSystemException("rollback failed",
				new SQLException("Connection is closed"));
		failure.initApplicationException(new DataIntegrityViolationException("thrown by the test"));
		assertThat(ConnectionFailures.isCausedBy(failure)).isTrue();
	}

	@Test
	void otherErrorIsNoConnectionFailure() {
		assertThat(ConnectionFailures.isCausedBy(new IllegalStateException("thrown by the test"))).isFalse();
		assertThat(ConnectionFailures.isCausedBy(new SQLException("without a state"))).isFalse();
		assertThat(ConnectionFailures.isCausedBy(null)).isFalse();
	}

	@Test
	void rejectedCommitIsNoConnectionFailure() {
		assertThat(
				ConnectionFailures.isCausedBy(new TransactionSystemException("commit", new SQLException("x", "P0001"))))
			.isFalse();
		assertThat(ConnectionFailures.isCausedBy(new TransactionSystemException("commit"))).isFalse();
	}

	private static DataAccessResourceFailureException failed(String state) {
		return new DataAccessResourceFailureException("failed", new SQLException("thrown by the test", state));
	}

}
