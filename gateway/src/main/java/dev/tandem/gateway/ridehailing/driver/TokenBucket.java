package dev.tandem.gateway.ridehailing.driver;

import java.util.concurrent.TimeUnit;

/**
 * Takes so many a second and so many at once, in one number: the time at which it will be
 * full again (the generic cell rate algorithm). For one thread.
 */
final class TokenBucket {

	private final long interval;

	private final long depth;

	private long fullAt;

	TokenBucket(int perSecond, int burst, long now) {
		this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
		this.depth = this.interval * burst;
		this.fullAt = now;
	}

	/**
	 * Takes a token if there is one.
	 * @param now of {@link System#nanoTime()}
	 * @return whether there was
	 */
	boolean tryTake(long now) {
		long next = ((this.fullAt - now > 0) ? this.fullAt : now) + this.interval;
		boolean taken = next - now <= this.depth;
		if (taken) {
			this.fullAt = next;
		}
		return taken;
	}

}
