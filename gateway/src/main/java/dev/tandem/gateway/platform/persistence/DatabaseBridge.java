package dev.tandem.gateway.platform.persistence;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The one bridge from blocking JDBC to Reactor. Calls run on virtual threads, at most as
 * many at once as the pool has connections but one, which is the probe's; the rest wait
 * parked, which costs little, for two seconds at the most. None waits for the pool
 * itself, so that a slow pool always means an absent database.
 * <p>
 * A call that has begun is not interrupted when its subscriber goes: it ends, and its
 * connection returns to the pool whole. A call that still waits is not begun.
 */
@Component
public final class DatabaseBridge {

	static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

	private final ExecutorService threads = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("database-", 0).factory());

	private final Semaphore connections;

	private final DatabaseAvailability availability;

	DatabaseBridge(HikariDataSource pool, DatabaseAvailability availability) {
		this.connections = new Semaphore(Math.max(1, pool.getMaximumPoolSize() - 1), true);
		this.availability = availability;
	}

	/**
	 * Runs a blocking call against the database.
	 * @param call what to run; it may use JDBC and must not return null
	 * @param <T> what it returns
	 * @return its result, or a {@link DatabaseUnavailableException} at once while the
	 * database is known to be absent; the time it took goes to the subscriber's
	 * {@link DatabaseTimingListener}
	 */
	public <T> Mono<T> call(Callable<T> call) {
		return Mono.deferContextual((context) -> {
			long begin = System.nanoTime();
			Crossing<T> crossing = new Crossing<>(call);
			return Mono.fromFuture(() -> start(crossing), true)
				.doOnCancel(crossing::leave)
				.doOnTerminate(
						() -> DatabaseTimingListener.notify(context, Duration.ofNanos(System.nanoTime() - begin)));
		});
	}

	private <T> CompletableFuture<T> start(Crossing<T> crossing) {
		this.threads.execute(crossing);
		return crossing.result;
	}

	@PreDestroy
	void close() {
		this.threads.close();
	}

	/** One call on its way over the bridge and back. */
	private final class Crossing<T> implements Runnable {

		private final CompletableFuture<T> result = new CompletableFuture<>();

		private final Callable<T> call;

		private volatile boolean left;

		Crossing(Callable<T> call) {
			this.call = call;
		}

		void leave() {
			this.left = true;
		}

		@Override
		public void run() {
			try {
				this.result.complete(cross());
			}
			catch (Throwable ex) {
				this.result.completeExceptionally(this.left ? new CancellationException("the subscriber left") : ex);
			}
		}

		private T cross() throws InterruptedException {
			DatabaseBridge.this.availability.require();
			if (!DatabaseBridge.this.connections.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new DatabaseUnavailableException("All connections are busy", null);
			}
			try {
				return runUnlessLeft();
			}
			finally {
				DatabaseBridge.this.connections.release();
			}
		}

		private T runUnlessLeft() {
			if (this.left) {
				throw new CancellationException("the subscriber left");
			}
			DatabaseBridge.this.availability.require();
			return DatabaseBridge.this.availability.guard(this.call);
		}

	}

}
