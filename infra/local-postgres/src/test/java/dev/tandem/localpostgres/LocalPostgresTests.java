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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

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
	void killedServerRecoversOnceItsChildProcessesHaveEnded() throws Exception {
		try (LocalPostgres postgres = lasting("tandem", "tandem")) {
			postgres.start();
			ProcessHandle server = ProcessHandle.of(postgres.pid()).orElseThrow();
			List<Long> children = server.descendants().map(ProcessHandle::pid).toList();
			children.forEach((child) -> Signals.send("STOP", child));
			server.destroyForcibly();
			postgres.awaitEnd();
			CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS)
				.execute(() -> children.forEach((child) -> Signals.send("CONT", child)));
			postgres.start();
			assertThat(query(postgres, "SELECT 42")).isEqualTo("42");
		}
	}

	@Test
	void checkpointsAreNotLogged() throws Exception {
		try (LocalPostgres postgres = lasting("tandem", "tandem")) {
			postgres.start();
			execute(postgres, "CHECKPOINT");
		}
		assertThat(this.folder.resolve("log")).content().contains("shut down").doesNotContain("checkpoint complete");
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
	void fileThatNamesAnotherPostgresIsNoObstacle() throws Exception {
		try (LocalPostgres other = LocalPostgres.temporary(); LocalPostgres postgres = lasting("tandem", "tandem")) {
			postgres.start();
			postgres.stop();
			Files.write(this.folder.resolve("data/postmaster.pid"), List.of(Long.toString(other.pid()), "and so on"));
			postgres.start();
			assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
			assertThat(query(other, "SELECT 1")).isEqualTo("1");
		}
	}

	@Test
	void fileThatNamesNoProcessIsNoObstacle() throws Exception {
		try (LocalPostgres postgres = lasting("tandem", "tandem")) {
			postgres.start();
			for (String text : List.of("", "nonsense\n", "99999999999999999999\n", "-1\n")) {
				postgres.stop();
				Files.writeString(this.folder.resolve("data/postmaster.pid"), text);
				postgres.start();
				assertThat(query(postgres, "SELECT 1")).as(text).isEqualTo("1");
			}
		}
	}

	@Test
	void predecessorThatStillRunsIsAwaited() throws Exception {
		try (LocalPostgres first = lasting("tandem", "tandem"); LocalPostgres second = lasting("tandem", "tandem")) {
			first.start();
			Thread start = Thread.ofPlatform().start(second::start);
			await(() -> start.getState() == Thread.State.TIMED_WAITING);
			first.stop();
			assertThat(start.join(Duration.ofSeconds(30))).isTrue();
			assertThat(query(second, "SELECT 1")).isEqualTo("1");
		}
	}

	@Test
	void nothingWatchesANumberWhoseProcessIsGone() throws Exception {
		try (LocalPostgres postgres = lasting("tandem", "tandem")) {
			Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
			postgres.start();
			List<ProcessHandle> started = ProcessHandle.current()
				.children()
				.filter((child) -> !before.contains(child))
				.toList();
			assertThat(started).hasSizeGreaterThan(1);
			ProcessHandle.of(postgres.pid()).orElseThrow().destroyForcibly();
			assertThat(started).allSatisfy((child) -> child.onExit().orTimeout(30, TimeUnit.SECONDS).join());
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

	private static void await(BooleanSupplier condition) throws InterruptedException {
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			Thread.sleep(5);
		}
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
