package dev.tandem.gateway.platform.persistence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The only bridge from blocking JDBC to Reactor. Calls run on virtual threads. At most
 * one call fewer than the pool has connections runs at once, because the probe of
 * {@link DatabaseAvailability} needs a connection. Other calls wait for up to two
 * seconds. No call waits for the pool itself: a timeout of the pool therefore always
 * means that the database is unavailable.
 * <p>
 * A call that runs is not interrupted when its subscriber cancels: it ends, and its
 * connection returns to the pool intact. A call that still waits does not start.
 */
@Component
public final class DatabaseBridge {

	static final Duration MAX_WAIT = Duration.ofSeconds(2);

	private final ExecutorService threads = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("database-", 0).factory());

	private final Semaphore permits;

	private final DatabaseAvailability availability;

	DatabaseBridge(HikariDataSource pool, DatabaseAvailability availability) {
		this.permits = new Semaphore(Math.max(1, pool.getMaximumPoolSize() - 1), true);
		this.availability = availability;
	}

	/**
	 * Runs a blocking call against the database.
	 * @param call what to run; it may use JDBC and must not return null
	 * @param <T> what it returns
	 * @return its result, or a {@link DatabaseUnavailableException} at once while the
	 * database is known to be unavailable; the subscriber's
	 * {@link DatabaseTimingListener} receives the time that it took, waiting included
	 */
	public <T> Mono<T> call(Callable<T> call) {
		return Mono.deferContextual((context) -> {
			long begin = System.nanoTime();
			DatabaseCall<T> task = new DatabaseCall<>(call);
			return Mono.fromFuture(() -> start(task), true)
				.doOnCancel(task::cancel)
				.doOnTerminate(
						() -> DatabaseTimingListener.notify(context, Duration.ofNanos(System.nanoTime() - begin)));
		});
	}

	/**
	 * Reads at most one value; see {@link #call(Callable)}.
	 * @param read what to run
	 * @param <T> what it finds
	 * @return the value; empty when there is none
	 */
	public <T> Mono<T> find(Callable<Optional<T>> read) {
		return call(read).flatMap(Mono::justOrEmpty);
	}

	/**
	 * Reads any number of values, all at once; see {@link #call(Callable)}.
	 * @param read what to run
	 * @param <T> what it finds
	 * @return the values
	 */
	public <T> Flux<T> list(Callable<List<T>> read) {
		return call(read).flatMapIterable((values) -> values);
	}

	private <T> CompletableFuture<T> start(DatabaseCall<T> task) {
		this.threads.execute(task);
		return task.result;
	}

	@PreDestroy
	void close() {
		this.threads.close();
	}

	/** One call: started by its subscriber, run on a virtual thread. */
	private final class DatabaseCall<T> implements Runnable {

		private final CompletableFuture<T> result = new CompletableFuture<>();

		private final Callable<T> call;

		private volatile boolean cancelled;

		DatabaseCall(Callable<T> call) {
			this.call = call;
		}

		void cancel() {
			this.cancelled = true;
		}

		@Override
		public void run() {
			try {
				this.result.complete(runWithPermit());
			}
			catch (Throwable ex) {
				// without a subscriber, Reactor logs every other exception as dropped
				this.result.completeExceptionally(
						this.cancelled ? new CancellationException("the subscriber has cancelled") : ex);
			}
		}

		private T runWithPermit() throws InterruptedException {
			DatabaseBridge.this.availability.requireReady();
			if (!DatabaseBridge.this.permits.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new DatabaseUnavailableException("All connections are busy", null);
			}
			try {
				return runUnlessCancelled();
			}
			finally {
				DatabaseBridge.this.permits.release();
			}
		}

		private T runUnlessCancelled() {
			if (this.cancelled) {
				throw new CancellationException("the subscriber has cancelled");
			}
			DatabaseBridge.this.availability.requireReady();
			return DatabaseBridge.this.availability.execute(this.call);
		}

	}

}
