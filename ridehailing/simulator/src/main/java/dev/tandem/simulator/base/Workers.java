package dev.tandem.simulator.base;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets everybody live on a virtual thread of his own.
 */
public final class Workers {

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Consumer<Throwable> failureHandler;

	/**
	 * Starts empty.
	 * @param failureHandler told of what nobody expected, a fault of the simulator
	 */
	public Workers(Consumer<Throwable> failureHandler) {
		this.failureHandler = failureHandler;
	}

	/**
	 * Lets somebody begin.
	 * @param task what he does
	 */
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

	/**
	 * Waits for all who are there.
	 * @param timeout how long; who is not done then is interrupted
	 * @throws InterruptedException when interrupted
	 */
	public void stop(Duration timeout) throws InterruptedException {
		this.threads.shutdown();
		if (!this.threads.awaitTermination(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
			this.threads.shutdownNow();
		}
	}

	/** What somebody does until he is done or it is time to stop. */
	public interface Task {

		/**
		 * Does it.
		 * @throws InterruptedException when interrupted
		 */
		void run() throws InterruptedException;

	}

}
