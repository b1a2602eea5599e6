package dev.tandem.simulator.base;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells everybody once that it is time to stop.
 */
public final class StopSignal {

	private final CountDownLatch latch = new CountDownLatch(1);

	/** Tells it. */
	public void stop() {
		this.latch.countDown();
	}

	/**
	 * Whether it was told.
	 * @return whether it is time to stop
	 */
	public boolean isStopped() {
		return this.latch.getCount() == 0;
	}

	/**
	 * Waits, unless it is time to stop.
	 * @param time how long
	 * @return whether to go on
	 * @throws InterruptedException when interrupted
	 */
	public boolean sleep(Duration time) throws InterruptedException {
		return !this.latch.await(time.toNanos(), TimeUnit.NANOSECONDS);
	}

}
