package dev.tandem.gateway.ridehailing.pulse;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Ride rates and driver counts of the whole city.
 *
 * @param ridesPerMinute rides completed in the last minute
 * @param requestsPerMinute rides requested in the last minute
 * @param timeToMatchMs time from request to acceptance over the last five minutes; null
 * when no ride was accepted
 * @param acceptRate accepted share of the offers of the last five minutes, in [0, 1];
 * null when there was no offer
 * @param driversOnline connected drivers whose position is known
 * @param driversFree online drivers without a ride or an open offer
 * @param ridesActive rides that have not ended
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CityRates(int ridesPerMinute, int requestsPerMinute, @Nullable Quantiles timeToMatchMs,
		@Nullable Double acceptRate, int driversOnline, int driversFree, int ridesActive) {

	/** The rates of a city without drivers and rides. */
	public static final CityRates NONE = new CityRates(0, 0, null, null, 0, 0, 0);

	CityRates with(int online, int free) {
		return new CityRates(this.ridesPerMinute, this.requestsPerMinute, this.timeToMatchMs, this.acceptRate, online,
				free, this.ridesActive);
	}

	/**
	 * Two quantiles of durations.
	 *
	 * @param p50 the median, ms
	 * @param p99 the 99th percentile, ms
	 */
	public record Quantiles(long p50, long p99) {
	}

}
