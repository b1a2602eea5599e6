package dev.tandem.simulator.base;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Signals once to all threads that the simulation stops. Thread-safe. */
public final class StopSignal {

	private final CountDownLatch latch = new CountDownLatch(1);

	public void stop() {
		this.latch.countDown();
	}

	public boolean isStopped() {
		return this.latch.getCount() == 0;
	}

	/** Sleeps until the time is over (true) or the signal is sent (false). */
	public boolean sleep(Duration time) throws InterruptedException {
		return !this.latch.await(time.toNanos(), TimeUnit.NANOSECONDS);
	}

}
