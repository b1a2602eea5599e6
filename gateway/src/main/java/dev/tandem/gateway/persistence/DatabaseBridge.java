package dev.tandem.gateway.persistence;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The one bridge from blocking JDBC to Reactor. Calls run on virtual threads, at most as
 * many at once as the pool has connections; the rest wait parked, which costs little, and
 * none waits for the pool itself, so that a slow pool always means an absent database.
 * <p>
 * A call that has begun is not interrupted when its subscriber goes: it ends, and its
 * connection returns to the pool whole. A call that still waits is not begun.
 */
@Component
public final class DatabaseBridge {

	private final ExecutorService threads = Executors
		.newThreadPerTaskExecutor(Thread.ofVirtual().name("database-", 0).factory());

	private final Semaphore connections;

	private final DatabaseAvailability availability;

	DatabaseBridge(HikariDataSource pool, DatabaseAvailability availability) {
		this.connections = new Semaphore(pool.getMaximumPoolSize(), true);
		this.availability = availability;
	}

	/**
	 * Runs a blocking call against the database.
	 * @param call what to run; it may use JDBC and must not return null
	 * @param <T> what it returns
	 * @return its result, or a {@link DatabaseUnavailableException} at once while the
	 * database is known to be absent; the time it took goes to the subscriber's
	 * {@link DatabaseTime}
	 */
	public <T> Mono<T> call(Callable<T> call) {
		return Mono.deferContextual((context) -> {
			long begin = System.nanoTime();
			Cancellation cancellation = new Cancellation();
			return Mono
				.fromFuture(() -> CompletableFuture.supplyAsync(() -> run(call, cancellation), this.threads), true)
				.onErrorMap(CompletionException.class, (error) -> (error.getCause() != null) ? error.getCause() : error)
				.doOnCancel(cancellation::cancel)
				.doOnTerminate(() -> DatabaseTime.add(context, Duration.ofNanos(System.nanoTime() - begin)));
		});
	}

	private <T> T run(Callable<T> call, Cancellation cancellation) {
		this.availability.require();
		this.connections.acquireUninterruptibly();
		try {
			cancellation.check();
			return this.availability.guard(call);
		}
		finally {
			this.connections.release();
		}
	}

	@PreDestroy
	void close() {
		this.threads.close();
	}

	private static final class Cancellation {

		private volatile boolean cancelled;

		void cancel() {
			this.cancelled = true;
		}

		void check() {
			if (this.cancelled) {
				throw new CancellationException("the subscriber has gone");
			}
		}

	}

}
