package dev.tandem.localpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The server's process. However this Java process ends, killed included, the server ends
 * with it.
 */
final class Postmaster {

	private static final Duration START = Duration.ofSeconds(60);

	private static final Duration FAST_STOP = Duration.ofSeconds(30);

	private final Process process;

	private final Process watch;

	private Postmaster(Process process, Process watch) {
		this.process = process;
		this.watch = watch;
		// Later its number may be another process's, which must not be signalled.
		process.onExit().thenRun(watch::destroyForcibly);
	}

	static Postmaster start(Binaries binaries, DataDirectory data, int port, Redirect log) throws IOException {
		Process process = binaries
			.command("postgres", "-D", data.path().toString(), "-p", Integer.toString(port), "-c",
					"listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "log_checkpoints=off")
			.redirectOutput(log)
			.start();
		Postmaster postmaster = new Postmaster(process, watchOver(process));
		postmaster.awaitReady(data, port, log);
		return postmaster;
	}

	/**
	 * Interrupts the server once its own standard input closes, as it does when this Java
	 * process is gone.
	 */
	private static Process watchOver(Process process) throws IOException {
		return new ProcessBuilder("sh", "-c", "trap '' INT; read -r _; kill -INT " + process.pid())
			.redirectError(Redirect.DISCARD)
			.start();
	}

	private void awaitReady(DataDirectory data, int port, Redirect log) throws IOException {
		long deadline = System.nanoTime() + START.toNanos();
		while (!data.isReady()) {
			if (ended(Duration.ofMillis(20)) || System.nanoTime() > deadline) {
				stop(Duration.ZERO);
				String said = (log.file() != null) ? Files.readString(log.file().toPath()) : "";
				throw new IllegalStateException("PostgreSQL did not start on port " + port + '\n' + said);
			}
		}
	}

	/**
	 * Stops the server: no new clients from now on, those that are there may finish
	 * within the patience, then they are disconnected.
	 */
	void stop(Duration patience) {
		if (patience.isPositive()) {
			this.process.destroy();
		}
		if (!ended(patience)) {
			disconnectClients();
		}
		if (!ended(FAST_STOP)) {
			this.process.destroyForcibly().onExit().join();
		}
		this.watch.destroyForcibly();
	}

	/** Closes the standard input of the watch, as the end of this Java process does. */
	private void disconnectClients() {
		try {
			this.watch.getOutputStream().close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Process process() {
		return this.process;
	}

	private boolean ended(Duration patience) {
		try {
			return this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
