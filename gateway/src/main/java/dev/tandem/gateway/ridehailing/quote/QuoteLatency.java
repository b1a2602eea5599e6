package dev.tandem.gateway.ridehailing.quote;

import java.time.Duration;

import dev.tandem.gateway.platform.timing.ServerTiming;
import dev.tandem.gateway.platform.timing.ServerTiming.Part;

/**
 * The latency of a quote and its parts, which do not overlap; all in milliseconds.
 *
 * @param total the whole request
 * @param gateway time in the gateway itself
 * @param ml transport to the ML service and back
 * @param mlQueue waiting in the ML service's queue
 * @param mlCompute computing in the ML service
 * @param db waiting for the database
 */
public record QuoteLatency(double total, double gateway, double ml, double mlQueue, double mlCompute, double db) {

	static QuoteLatency of(ServerTiming time) {
		double total = millis(time.elapsed());
		double ml = Math.min(total, millis(time.of(Part.ML)));
		double queue = Math.min(ml, millis(time.of(Part.ML_QUEUE)));
		double compute = Math.min(ml - queue, millis(time.of(Part.ML_COMPUTE)));
		double db = Math.min(total - ml, millis(time.of(Part.DB)));
		return new QuoteLatency(total, total - ml - db, ml - queue - compute, queue, compute, db);
	}

	private static double millis(Duration duration) {
		return duration.toNanos() / 1_000_000.0;
	}

}
