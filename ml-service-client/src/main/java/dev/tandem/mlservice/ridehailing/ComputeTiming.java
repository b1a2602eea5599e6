package dev.tandem.mlservice.ridehailing;

import java.time.Duration;

import dev.tandem.mlservice.platform.Require;

/**
 * The time that the service spent on a call. Both parts lie inside the call and do not
 * overlap.
 *
 * @param queue from the call's arrival to the start of its computation
 * @param compute the duration of the computation
 */
public record ComputeTiming(Duration queue, Duration compute) {

	public ComputeTiming {
		Require.that("timing.queue", queue, !queue.isNegative(), "0 or more");
		Require.that("timing.compute", compute, !compute.isNegative(), "0 or more");
	}

}
