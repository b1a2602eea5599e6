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
 * Stands between a gateway and its database, and copies what they say until it is told to
 * hold it back: then connections are still taken, and stay open, but nothing is said.
 */
public final class DatabaseProxy implements AutoCloseable {

	private final TestDatabase database;

	private final ServerSocket door;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

	private final Object change = new Object();

	private boolean silent;

	/**
	 * Listens on a free port of 127.0.0.1.
	 * @param database what is behind it
	 */
	public DatabaseProxy(TestDatabase database) {
		this.database = database;
		try {
			this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.threads.execute(this::serve);
	}

	/**
	 * Holds back what both sides say from now on.
	 */
	public void silence() {
		become(true);
	}

	/**
	 * Says what was held back, and copies again.
	 */
	public void forward() {
		become(false);
	}

	/**
	 * Where a gateway finds it.
	 * @return its address
	 */
	public DatabaseAddress address() {
		return new DatabaseAddress(this.database.url("127.0.0.1", this.door.getLocalPort()), this.database.user(),
				this.database.password());
	}

	@Override
	public void close() {
		close(this.door);
		this.threads.shutdownNow();
		this.sockets.forEach(DatabaseProxy::close);
		this.threads.close();
	}

	private void become(boolean wanted) {
		synchronized (this.change) {
			this.silent = wanted;
			this.change.notifyAll();
		}
	}

	private void serve() {
		try {
			while (true) {
				Socket caller = this.door.accept();
				this.sockets.add(caller);
				Socket behind = this.database.connect();
				this.sockets.add(behind);
				this.threads.execute(() -> copy(caller, behind));
				this.threads.execute(() -> copy(behind, caller));
			}
		}
		catch (IOException | RejectedExecutionException ex) {
			// the door is shut
		}
	}

	private void copy(Socket from, Socket to) {
		try (from; to) {
			InputStream input = from.getInputStream();
			OutputStream output = to.getOutputStream();
			byte[] buffer = new byte[8192];
			for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
				awaitVoice();
				output.write(buffer, 0, count);
			}
		}
		catch (IOException ex) {
			// one of them has gone
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void awaitVoice() throws InterruptedException {
		synchronized (this.change) {
			while (this.silent) {
				this.change.wait();
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
