package dev.tandem.localpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * The folder that holds a server's data, and the file in it by which a running server
 * makes itself known.
 */
final class DataDirectory {

	private static final int STATUS_LINE = 7;

	private static final Duration PREDECESSOR_TIMEOUT = Duration.ofSeconds(10);

	private static final Duration RETRY_DELAY = Duration.ofMillis(50);

	private static final String MEMORY_IN_USE = "pre-existing shared memory block";

	private final Path path;

	private final Path pidFile;

	private final boolean temporary;

	/**
	 * A folder that exists or not.
	 * @param path the folder
	 * @param temporary whether its data may be lost when the machine fails: nothing waits
	 * for the disk then
	 */
	DataDirectory(Path path, boolean temporary) {
		this.path = path.toAbsolutePath();
		this.pidFile = this.path.resolve("postmaster.pid");
		this.temporary = temporary;
	}

	Path path() {
		return this.path;
	}

	/**
	 * Makes the folder ready to be served: clears what a killed server left, creates the
	 * cluster when there is none, and makes the login work.
	 */
	void prepare(Binaries binaries, Login login) throws IOException {
		ownerPid().flatMap(ProcessHandle::of).filter(binaries::areRunBy).ifPresent(this::awaitEnd);
		Files.deleteIfExists(this.pidFile);
		if (!Files.exists(this.path.resolve("PG_VERSION"))) {
			create(binaries);
		}
		String found = single(binaries, ensureRole(login) + "SELECT datname FROM pg_database WHERE datname = "
				+ Login.literal(login.database()) + "\n");
		if (!found.contains("datname = \"" + login.database() + '"')) {
			single(binaries, "CREATE DATABASE " + Login.identifier(login.database()) + " OWNER "
					+ Login.identifier(login.user()) + "\n");
		}
	}

	boolean isReady() {
		List<String> lines = readPidFile();
		return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).startsWith("ready");
	}

	private void create(Binaries binaries) throws IOException {
		Files.createDirectories(this.path);
		Account.current().take(this.path);
		Binaries.run(binaries.command("initdb", "--pgdata=" + this.path, "--username=postgres", "--auth=reject",
				"--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-sync",
				"--set=fsync=" + (this.temporary ? "off" : "on")), "");
		Files.writeString(this.path.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
	}

	private static String ensureRole(Login login) {
		String role = Login.identifier(login.user());
		return """
				DO $do$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = %s) THEN CREATE ROLE %s; END IF; END $do$
				ALTER ROLE %s LOGIN SUPERUSER PASSWORD %s
				"""
			.formatted(Login.literal(login.user()), role, role, Login.literal(login.password()));
	}

	/**
	 * Statements, one a line, run by the server program without a server: no port, no
	 * password.
	 */
	private String single(Binaries binaries, String statements) {
		String output = runOncePredecessorIsGone(
				binaries.command("postgres", "--single", "-D", this.path.toString(), "postgres"), statements);
		if (output.contains("ERROR:")) {
			throw new IllegalStateException("Cannot set up the database:\n" + output);
		}
		return output;
	}

	/**
	 * The child processes of a server that was killed hold its shared memory until each
	 * of them has noticed.
	 */
	private static String runOncePredecessorIsGone(ProcessBuilder command, String statements) {
		long deadline = System.nanoTime() + PREDECESSOR_TIMEOUT.toNanos();
		while (true) {
			try {
				return Binaries.run(command, statements);
			}
			catch (IllegalStateException ex) {
				if (!String.valueOf(ex.getMessage()).contains(MEMORY_IN_USE) || System.nanoTime() > deadline) {
					throw ex;
				}
			}
			LockSupport.parkNanos(RETRY_DELAY.toNanos());
		}
	}

	/**
	 * A server whose starter was killed may still be on its way out; a file without its
	 * server would bar the way. The process that the file names is that server only when
	 * it runs these programs: by now the number may be another process's. A negative
	 * number is a server's that ran without a port.
	 */
	private Optional<Long> ownerPid() {
		return readPidFile().stream()
			.limit(1)
			.map(String::strip)
			.filter((line) -> line.matches("-?\\d{1,18}"))
			.map((line) -> Math.abs(Long.parseLong(line)))
			.findFirst();
	}

	private void awaitEnd(ProcessHandle server) {
		try {
			server.onExit().get(PREDECESSOR_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException("Process " + server.pid() + " already serves " + this.path, ex);
		}
	}

	private List<String> readPidFile() {
		try {
			return Files.readAllLines(this.pidFile);
		}
		catch (IOException ex) {
			return List.of();
		}
	}

}
