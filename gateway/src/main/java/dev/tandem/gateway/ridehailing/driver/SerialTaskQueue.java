package dev.tandem.gateway.ridehailing.driver;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Runs one socket's tasks one after another. A task may wait for the database on any
 * thread; the action that it returns then runs on the socket's event loop, before the
 * next task starts.
 * <p>
 * Confined to the event loop, except for {@link #runOnLoop(Runnable)}.
 */
final class SerialTaskQueue {

	private static final Logger logger = LoggerFactory.getLogger(SerialTaskQueue.class);

	private final Queue<Supplier<Mono<Runnable>>> waiting = new ArrayDeque<>(1);

	private final Executor loop;

	private boolean running;

	SerialTaskQueue(Executor loop) {
		this.loop = loop;
	}

	/**
	 * Adds a task, and starts it when none is running.
	 * @param task supplies the action to run on the event loop; an empty {@code Mono}
	 * means no action, an error is logged and the next task starts
	 */
	void add(Supplier<Mono<Runnable>> task) {
		this.waiting.add(task);
		if (!this.running) {
			runNext();
		}
	}

	/** The number of tasks that have not started. */
	int size() {
		return this.waiting.size();
	}

	private void runNext() {
		Supplier<Mono<Runnable>> task = this.waiting.poll();
		this.running = task != null;
		if (task != null) {
			Mono.defer(task).defaultIfEmpty(() -> {
			})
				.subscribe(this::complete,
						(error) -> complete(() -> logger.error("Unexpected error in a driver's session", error)));
		}
	}

	private void complete(Runnable outcome) {
		runOnLoop(() -> {
			try {
				outcome.run();
			}
			finally {
				// an action that throws must not stall the tasks behind it
				runNext();
			}
		});
	}

	/**
	 * Runs an action on the event loop, beside the tasks. Callable from any thread; after
	 * the event loop has stopped the action is dropped.
	 */
	void runOnLoop(Runnable action) {
		try {
			this.loop.execute(action);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The event loop has stopped", ex);
		}
	}

}
