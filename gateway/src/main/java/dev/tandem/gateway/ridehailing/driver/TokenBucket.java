package dev.tandem.gateway.ridehailing.driver;

import java.util.concurrent.TimeUnit;

/**
 * A rate limit with bursts. Stores one number, the time at which the bucket is full again
 * (the generic cell rate algorithm). Not thread-safe.
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

	/** Takes a token if there is one at this value of {@link System#nanoTime()}. */
	boolean tryTake(long now) {
		long next = ((this.fullAt - now > 0) ? this.fullAt : now) + this.interval;
		boolean taken = next - now <= this.depth;
		if (taken) {
			this.fullAt = next;
		}
		return taken;
	}

}
