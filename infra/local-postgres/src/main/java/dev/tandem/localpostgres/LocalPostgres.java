package dev.tandem.localpostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL on a port of 127.0.0.1, run as a child of this process and gone with
 * it. It can be stopped and started again, keeping port and data.
 */
public final class LocalPostgres implements AutoCloseable {

	private final Binaries binaries;

	private final DataDirectory data;

	private final Login login;

	private final int port;

	private final Redirect log;

	private final boolean temporary;

	private @Nullable Postmaster postmaster;

	private LocalPostgres(Path binaries, Path data, Login login, int port, Redirect log, boolean temporary) {
		this.binaries = Binaries.unpackedIn(binaries);
		this.data = new DataDirectory(data, temporary);
		this.login = login;
		this.port = port;
		this.log = log;
		this.temporary = temporary;
	}

	/**
	 * Starts a throw-away server on a free port with a database of its own; closing it
	 * deletes the data.
	 */
	public static LocalPostgres temporary() {
		try {
			Path temp = Path.of(System.getProperty("java.io.tmpdir"));
			Path cache = temp.resolve("tandem-postgres-" + System.getProperty("user.name"));
			Path folder = Account.createFolder(temp, "tandem-postgres-data-");
			LocalPostgres postgres = new LocalPostgres(cache, folder.resolve("data"), new Login("test", "test", "test"),
					freePort(), Redirect.to(folder.resolve("log").toFile()), true);
			Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
			postgres.start();
			return postgres;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A server over a lasting folder, not yet started; it logs to this process's standard
	 * output.
	 * @param folder keeps the programs and the data
	 * @param login the login that works once it is started
	 * @param port the port of 127.0.0.1 to listen on
	 */
	public static LocalPostgres lasting(Path folder, Login login, int port) {
		return lasting(folder.resolve("programs"), folder.resolve("data"), login, port, Redirect.INHERIT);
	}

	static LocalPostgres lasting(Path binaries, Path data, Login login, int port, Redirect log) {
		return new LocalPostgres(binaries, data, login, port, log, false);
	}

	/**
	 * Starts the server and returns once it takes connections; does nothing while it
	 * runs.
	 * @throws IllegalStateException when it does not start
	 */
	public synchronized void start() {
		if (this.postmaster != null && this.postmaster.process().isAlive()) {
			return;
		}
		try {
			this.data.prepare(this.binaries, this.login);
			this.postmaster = Postmaster.start(this.binaries, this.data, this.port, this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Disconnects every client and stops the server; does nothing when it is stopped. */
	public void stop() {
		stop(Duration.ZERO);
	}

	/**
	 * Takes no new client, gives those that are there the patience to leave, then stops
	 * the server.
	 */
	public synchronized void stop(Duration patience) {
		if (this.postmaster != null) {
			this.postmaster.stop(patience);
			this.postmaster = null;
		}
	}

	/** Stops the server, and deletes its data when it is a throw-away one. */
	@Override
	public synchronized void close() {
		stop();
		Path folder = this.data.path().resolveSibling(".").normalize();
		if (this.temporary && Files.exists(folder)) {
			try {
				PathUtils.deleteDirectory(folder);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	public int port() {
		return this.port;
	}

	public Login login() {
		return this.login;
	}

	public String jdbcUrl() {
		return "jdbc:postgresql://127.0.0.1:" + this.port + '/'
				+ URLEncoder.encode(this.login.database(), StandardCharsets.UTF_8);
	}

	Path dataDirectory() {
		return this.data.path();
	}

	long pid() {
		return Objects.requireNonNull(this.postmaster, "PostgreSQL is not running").process().pid();
	}

	/** Waits until the server's process ends by itself or is stopped. */
	void awaitEnd() throws InterruptedException {
		Postmaster current = this.postmaster;
		if (current != null) {
			current.process().waitFor();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
