package dev.tandem.gateway.platform.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Allows every thread to wait for the short locks inside the JDK and Netty. A thread
 * waits for one only when another thread holds it for a moment, so that on a busy machine
 * any request could fail.
 */
public final class ShortLocksIntegration implements BlockHoundIntegration {

	@Override
	public void applyTo(BlockHound.Builder builder) {
		// two threads start their first virtual thread at the same time
		builder.allowBlockingCallsInside("java.util.concurrent.ForkJoinPool", "submissionQueue");
		// a periodic task is cancelled; Reactor allows it for tasks that run once
		builder.allowBlockingCallsInside("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "remove");
		// threads that contend for memory get more arenas
		builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Magazine", "free");
		builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "free");
	}

}
