package dev.tandem.gateway.platform.testing;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Lets any thread start a virtual one: the JDK spins for an instant when two threads that
 * have never done so do it at once.
 */
public final class VirtualThreadIntegration implements BlockHoundIntegration {

	@Override
	public void applyTo(BlockHound.Builder builder) {
		builder.allowBlockingCallsInside("java.util.concurrent.ForkJoinPool", "submissionQueue");
	}

}
