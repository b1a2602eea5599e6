package dev.tandem.gateway.ridehailing.driver;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * Runs one socket's tasks one after another: each may wait for the database anywhere, and
 * what follows from it is done on the socket's event loop, where tasks are added too.
 */
final class SerialTaskQueue {

	private static final Log logger = LogFactory.getLog(SerialTaskQueue.class);

	private final Queue<Supplier<Mono<Runnable>>> waiting = new ArrayDeque<>(1);

	private final Executor loop;

	private boolean running;

	SerialTaskQueue(Executor loop) {
		this.loop = loop;
	}

	/**
	 * Adds a task.
	 * @param task gives what follows from it, to be done on the event loop
	 */
	void add(Supplier<Mono<Runnable>> task) {
		this.waiting.add(task);
		if (!this.running) {
			runNext();
		}
	}

	/**
	 * How many tasks have not begun.
	 * @return their number
	 */
	int size() {
		return this.waiting.size();
	}

	private void runNext() {
		Supplier<Mono<Runnable>> task = this.waiting.poll();
		this.running = task != null;
		if (task != null) {
			Mono.defer(task).defaultIfEmpty(() -> {
			}).subscribe(this::complete, this::failed);
		}
	}

	private void failed(Throwable error) {
		complete(() -> logger.error("Unexpected in a driver's session", error));
	}

	private void complete(Runnable outcome) {
		try {
			this.loop.execute(() -> finish(outcome));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The gateway has stopped", ex);
		}
	}

	private void finish(Runnable outcome) {
		try {
			outcome.run();
		}
		finally {
			runNext();
		}
	}

}
