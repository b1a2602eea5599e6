package dev.tandem.gateway.platform.persistence;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

class DatabaseAvailabilityTests {

	@ParameterizedTest
	@MethodSource
	void reasonIsTheMostSpecificMessage(Exception failure, String reason) {
		assertThat(DatabaseAvailability.reason(failure)).isEqualTo(reason);
	}

	static Stream<Arguments> reasonIsTheMostSpecificMessage() {
		SQLException refused = new SQLException("Connection to db:5432 refused", "08001",
				new ConnectException("Connection refused"));
		return Stream.of(
				argumentSet("migration", new FlywayException("V1__lines.sql, line 3", new SQLException("syntax error")),
						"V1__lines.sql, line 3"),
				argumentSet("connection", new SQLTransientConnectionException("the pool timed out", refused),
						"Connection to db:5432 refused"),
				argumentSet("statement", new DataAccessResourceFailureException("failed", refused),
						"Connection to db:5432 refused"),
				argumentSet("other", new IllegalStateException("outer", new IllegalStateException("inner")), "inner"));
	}

}
