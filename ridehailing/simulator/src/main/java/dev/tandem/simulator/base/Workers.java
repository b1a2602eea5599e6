package dev.tandem.simulator.base;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs each task on a virtual thread of its own. */
public final class Workers {

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Consumer<Throwable> failureHandler;

	/** The failure handler receives exceptions: defects of the simulator. */
	public Workers(Consumer<Throwable> failureHandler) {
		this.failureHandler = failureHandler;
	}

	public void start(Task task) {
		this.threads.execute(() -> {
			try {
				task.run();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			catch (RuntimeException ex) {
				this.failureHandler.accept(ex);
			}
		});
	}

	/** Waits for the end of all tasks, and interrupts those that take longer. */
	public void stop(Duration timeout) throws InterruptedException {
		this.threads.shutdown();
		if (!this.threads.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
			this.threads.shutdownNow();
		}
	}

	/** A task that runs until it is done or the simulation stops. */
	public interface Task {

		void run() throws InterruptedException;

	}

}
