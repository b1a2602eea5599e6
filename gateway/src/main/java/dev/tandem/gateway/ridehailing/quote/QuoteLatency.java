package dev.tandem.gateway.ridehailing.quote;

import java.time.Duration;

import dev.tandem.gateway.platform.timing.ServerTiming;
import dev.tandem.gateway.platform.timing.ServerTiming.Part;

/**
 * Where the time of a priced quote goes, on average: parts that do not overlap, in ms.
 *
 * @param total all of it
 * @param gateway the gateway's own
 * @param ml on the way to the ML service and back
 * @param mlQueue waiting in the ML service
 * @param mlCompute computing there
 * @param db in the database
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
