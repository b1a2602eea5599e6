package dev.tandem.mlservice;

import java.time.Duration;

/**
 * Where the service's own time went. Both parts lie inside the call and do not overlap.
 *
 * @param queue from the call's arrival to the start of its computation
 * @param compute the computation itself
 */
public record ComputeTiming(Duration queue, Duration compute) {

	public ComputeTiming {
		Require.that("timing.queue", queue, !queue.isNegative(), "0 or more");
		Require.that("timing.compute", compute, !compute.isNegative(), "0 or more");
	}

}
