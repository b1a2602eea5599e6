package dev.tandem.gateway.platform.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Allows every thread to start a virtual thread: the JDK spins briefly when two threads
 * start their first one at the same time.
 */
public final class VirtualThreadIntegration implements BlockHoundIntegration {

	@Override
	public void applyTo(BlockHound.Builder builder) {
		builder.allowBlockingCallsInside("java.util.concurrent.ForkJoinPool", "submissionQueue");
	}

}
