package dev.tandem.gateway.platform.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Allows every thread to wait for locks of the JDK and of libraries that are only ever
 * held for a moment. BlockHound reports them only when two threads meet, so that without
 * this a request fails by chance, the more often the busier the machine is.
 */
public final class ShortLocksIntegration implements BlockHoundIntegration {

	@Override
	public void applyTo(BlockHound.Builder builder) {
		// two threads start their first virtual thread at the same time
		builder.allowBlockingCallsInside("java.util.concurrent.ForkJoinPool", "submissionQueue");
		// a periodic task is cancelled; Reactor allows it for tasks that run once
		builder.allowBlockingCallsInside("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "remove");
		// Netty replaces its arenas by more of them when threads contend for memory
		builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$Magazine", "free");
		// two threads read or validate types for the first time
		builder.allowBlockingCallsInside("tools.jackson.databind.deser.DeserializerCache",
				"_createAndCacheValueDeserializer");
		builder.allowBlockingCallsInside("org.hibernate.validator.internal.util.ConcurrentReferenceHashMap$Segment",
				"put");
	}

}
