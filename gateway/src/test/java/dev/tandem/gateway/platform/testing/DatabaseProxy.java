package dev.tandem.gateway.platform.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Forwards bytes between a gateway and its database until it is silenced: then
 * connections are still accepted and stay open, but no byte is forwarded. Thread-safe.
 */
public final class DatabaseProxy implements AutoCloseable {

	private final TestDatabase database;

	private final ServerSocket listener;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final Object lock = new Object();

	private boolean silent;

	/** Listens on a free port of 127.0.0.1. */
	public DatabaseProxy(TestDatabase database) {
		this.database = database;
		try {
			this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.threads.execute(this::serve);
	}

	/** Holds back the bytes of both sides from now on. */
	public void silence() {
		setSilent(true);
	}

	/** Forwards what was held back, and all later bytes. */
	public void forward() {
		setSilent(false);
	}

	/** The address that a gateway connects to. */
	public DatabaseAddress address() {
		return new DatabaseAddress(this.database.url("127.0.0.1", this.listener.getLocalPort()), this.database.user(),
				this.database.password());
	}

	@Override
	public void close() {
		close(this.listener);
		this.threads.shutdownNow();
		this.sockets.forEach(DatabaseProxy::close);
		this.threads.close();
	}

	private void setSilent(boolean silent) {
		synchronized (this.lock) {
			this.silent = silent;
			this.lock.notifyAll();
		}
	}

	private void serve() {
		try {
			while (true) {
				Socket client = this.listener.accept();
				this.sockets.add(client);
				Socket server = this.database.connect();
				this.sockets.add(server);
				this.threads.execute(() -> copy(client, server));
				this.threads.execute(() -> copy(server, client));
			}
		}
		catch (IOException | RejectedExecutionException ex) {
			// the proxy is closed
		}
	}

	private void copy(Socket from, Socket to) {
		try (from; to) {
			InputStream input = from.getInputStream();
			OutputStream output = to.getOutputStream();
			byte[] buffer = new byte[8192];
			for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
				awaitForwarding();
				output.write(buffer, 0, count);
			}
		}
		catch (IOException ex) {
			// either side has disconnected
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void awaitForwarding() throws InterruptedException {
		synchronized (this.lock) {
			while (this.silent) {
				this.lock.wait();
			}
		}
	}

	private static void close(Closeable socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
