package dev.tandem.localpostgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LocalPostgresTests {

	@TempDir
	private Path folder;

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
	void lastingServerKeepsDataAcrossInstancesAndTakesTheNewPassword() throws Exception {
		try (LocalPostgres first = lasting("it's \"odd\"", "first")) {
			first.start();
			execute(first, "CREATE TABLE kept AS SELECT 42 AS n");
		}
		try (LocalPostgres second = lasting("it's \"odd\"", "sec'ond")) {
			second.start();
			assertThat(query(second, "SELECT n FROM kept")).isEqualTo("42");
		}
	}

	@Test
	void killedServerRecovers() throws Exception {
		try (LocalPostgres postgres = lasting("tandem", "tandem")) {
			postgres.start();
			execute(postgres, "CREATE TABLE kept AS SELECT 42 AS n");
			ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
			postgres.awaitEnd();
			postgres.start();
			assertThat(query(postgres, "SELECT n FROM kept")).isEqualTo("42");
		}
	}

	@Test
	void fileThatNamesAnUnrelatedProcessIsNoObstacle() throws Exception {
		try (LocalPostgres postgres = lasting("tandem", "tandem")) {
			postgres.start();
			postgres.stop();
			Files.write(this.folder.resolve("data/postmaster.pid"),
					List.of(Long.toString(ProcessHandle.current().pid()), "and so on"));
			postgres.start();
			assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
		}
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

	@Test
	void busyPortIsReported() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
				LocalPostgres postgres = LocalPostgres.lasting(this.folder, new Login("a", "b", "c"),
						taken.getLocalPort(), log())) {
			assertThatIllegalStateException().isThrownBy(postgres::start)
				.withMessageContaining("did not start on port " + taken.getLocalPort());
		}
	}

	private LocalPostgres lasting(String database, String password) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return LocalPostgres.lasting(this.folder, new Login("ta\"n'dem", password, database), socket.getLocalPort(),
					log());
		}
	}

	/** Its own standard output is how this JVM talks to Maven. */
	private Redirect log() {
		return Redirect.appendTo(this.folder.resolve("log").toFile());
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

	private static Connection connect(LocalPostgres postgres) throws SQLException {
		Login login = postgres.login();
		return DriverManager.getConnection(postgres.jdbcUrl(), login.user(), login.password());
	}

	private static void execute(LocalPostgres postgres, String sql) throws SQLException {
		try (Connection connection = connect(postgres)) {
			connection.createStatement().execute(sql);
		}
	}

	private static String query(LocalPostgres postgres, String sql) throws SQLException {
		try (Connection connection = connect(postgres);
				ResultSet row = connection.createStatement().executeQuery(sql)) {
			assertThat(row.next()).isTrue();
			return String.valueOf(row.getString(1));
		}
	}

}
