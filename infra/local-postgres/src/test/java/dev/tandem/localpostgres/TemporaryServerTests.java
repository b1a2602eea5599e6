package dev.tandem.localpostgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static dev.tandem.localpostgres.Sql.connect;
import static dev.tandem.localpostgres.Sql.execute;
import static dev.tandem.localpostgres.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TemporaryServerTests {

	@Test
	void temporaryServerIsPostgres17() throws SQLException {
		try (LocalPostgres postgres = LocalPostgres.temporary()) {
			assertThat(query(postgres, "SHOW server_version")).startsWith("17.");
			assertThat(query(postgres, "SHOW server_encoding")).isEqualTo("UTF8");
		}
	}

	@Test
	void twoTemporaryServersDoNotShareData() throws SQLException {
		try (LocalPostgres one = LocalPostgres.temporary(); LocalPostgres other = LocalPostgres.temporary()) {
			execute(one, "CREATE TABLE trace (n int)");
			assertThat(one.port()).isNotEqualTo(other.port());
			assertThat(query(other, "SELECT to_regclass('trace')")).isEqualTo("null");
		}
	}

	@Test
	void passwordIsRequired() {
		try (LocalPostgres postgres = LocalPostgres.temporary()) {
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "test", "wrong"))
				.withMessageContaining("password authentication failed");
		}
	}

	@Test
	void stoppedServerStartsAgainOnTheSamePortWithItsData() throws SQLException {
		try (LocalPostgres postgres = LocalPostgres.temporary()) {
			execute(postgres, "CREATE TABLE kept AS SELECT 42 AS n");
			postgres.stop();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(postgres, "SELECT 1"));
			postgres.start();
			assertThat(query(postgres, "SELECT n FROM kept")).isEqualTo("42");
		}
	}

	@Test
	void closedTemporaryServerLeavesNoDataAndNoProcess() {
		LocalPostgres postgres = LocalPostgres.temporary();
		long pid = postgres.pid();
		Path data = postgres.dataDirectory();
		postgres.close();
		assertThat(data).doesNotExist();
		assertThat(ProcessHandle.of(pid)).isEmpty();
	}

	@Test
	void patientStopLetsAClientFinish() throws Exception {
		try (LocalPostgres postgres = LocalPostgres.temporary()) {
			Connection client = connect(postgres);
			Thread stop = Thread.ofVirtual().start(() -> postgres.stop(Duration.ofSeconds(60)));
			awaitRefusal(postgres);
			try (client; ResultSet row = client.createStatement().executeQuery("SELECT 42")) {
				assertThat(row.next()).isTrue();
			}
			assertThat(stop.join(Duration.ofSeconds(30))).isTrue();
		}
	}

	private static void awaitRefusal(LocalPostgres postgres) {
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (System.nanoTime() < deadline) {
			try {
				connect(postgres).close();
			}
			catch (SQLException ex) {
				return;
			}
		}
		throw new AssertionError("New clients are still let in");
	}

}
