package dev.tandem.localpostgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Statements that tests run on a server, each on a connection of its own.
 */
final class Sql {

	private Sql() {
	}

	static Connection connect(LocalPostgres postgres) throws SQLException {
		Login login = postgres.login();
		return DriverManager.getConnection(postgres.jdbcUrl(), login.user(), login.password());
	}

	static void execute(LocalPostgres postgres, String sql) throws SQLException {
		try (Connection connection = connect(postgres)) {
			connection.createStatement().execute(sql);
		}
	}

	static String query(LocalPostgres postgres, String sql) throws SQLException {
		try (Connection connection = connect(postgres);
				ResultSet row = connection.createStatement().executeQuery(sql)) {
			assertThat(row.next()).isTrue();
			return String.valueOf(row.getString(1));
		}
	}

}
