package dev.tandem.simulator.base;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets everybody live on a virtual thread of his own.
 */
public final class Crew {

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Consumer<Throwable> accidents;

	/**
	 * Starts empty.
	 * @param accidents told of what nobody expected, a fault of the simulator
	 */
	public Crew(Consumer<Throwable> accidents) {
		this.accidents = accidents;
	}

	/**
	 * Lets somebody begin.
	 * @param life what he does
	 */
	public void hire(Life life) {
		this.threads.execute(() -> {
			try {
				life.live();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			catch (RuntimeException ex) {
				this.accidents.accept(ex);
			}
		});
	}

	/**
	 * Waits for all who are there.
	 * @param patience how long; who is not done then is interrupted
	 * @throws InterruptedException when interrupted
	 */
	public void dismiss(Duration patience) throws InterruptedException {
		this.threads.shutdown();
		if (!this.threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
			this.threads.shutdownNow();
		}
	}

	/** What somebody does until he is done or it is time to stop. */
	public interface Life {

		/**
		 * Does it.
		 * @throws InterruptedException when interrupted
		 */
		void live() throws InterruptedException;

	}

}
