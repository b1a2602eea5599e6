package dev.tandem.localpostgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.tandem.localpostgres.Sql.execute;
import static dev.tandem.localpostgres.Sql.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LocalPostgresTests {

	/** Shared by all tests, because unpacking the programs takes seconds. */
	@TempDir
	private static Path programs;

	/** A data directory to copy, because creating one takes long, too. */
	@TempDir
	private static Path created;

	@TempDir
	private Path folder;

	@BeforeAll
	static void createDataDirectory() throws IOException {
		try (LocalPostgres postgres = LocalPostgres.lasting(programs, created.resolve("data"),
				login("tandem", "tandem"), freePort(), Redirect.DISCARD)) {
			postgres.start();
		}
	}

	@Test
	void onlyALastingServerWaitsForTheDisk() throws Exception {
		try (LocalPostgres temporary = LocalPostgres.temporary(); LocalPostgres lasting = copied()) {
			lasting.start();
			assertThat(query(temporary, "SHOW fsync")).isEqualTo("off");
			assertThat(query(lasting, "SHOW fsync")).isEqualTo("on");
		}
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
		try (LocalPostgres postgres = copied()) {
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
		try (LocalPostgres postgres = copied()) {
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
		try (LocalPostgres postgres = copied()) {
			postgres.start();
			execute(postgres, "CHECKPOINT");
		}
		assertThat(this.folder.resolve("log")).content().contains("shut down").doesNotContain("checkpoint complete");
	}

	@Test
	void fileThatNamesAnUnrelatedProcessIsNoObstacle() throws Exception {
		try (LocalPostgres postgres = copied()) {
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
		try (LocalPostgres other = LocalPostgres.temporary(); LocalPostgres postgres = copied()) {
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
		try (LocalPostgres postgres = copied()) {
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
		try (LocalPostgres first = copied(); LocalPostgres second = copied()) {
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
		try (LocalPostgres postgres = copied()) {
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
	void busyPortIsReported() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
				LocalPostgres postgres = LocalPostgres.lasting(programs, data(), new Login("a", "b", "c"),
						taken.getLocalPort(), log())) {
			assertThatIllegalStateException().isThrownBy(postgres::start)
				.withMessageContaining("did not start on port " + taken.getLocalPort());
		}
	}

	/** A lasting server that was started before. */
	private LocalPostgres copied() throws IOException, InterruptedException {
		if (!Files.exists(data())) {
			Process copy = new ProcessBuilder("cp", "-Rp", created.resolve("data").toString(), data().toString())
				.start();
			assertThat(copy.waitFor()).isZero();
		}
		return lasting("tandem", "tandem");
	}

	private LocalPostgres lasting(String database, String password) throws IOException {
		return LocalPostgres.lasting(programs, data(), login(database, password), freePort(), log());
	}

	private static Login login(String database, String password) {
		return new Login("ta\"n'dem", password, database);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private Path data() {
		return this.folder.resolve("data");
	}

	/** Its own standard output is how this JVM talks to Maven. */
	private Redirect log() {
		return Redirect.appendTo(this.folder.resolve("log").toFile());
	}

	private static void await(BooleanSupplier condition) throws InterruptedException {
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).isLessThan(deadline);
			Thread.sleep(5);
		}
	}

}
