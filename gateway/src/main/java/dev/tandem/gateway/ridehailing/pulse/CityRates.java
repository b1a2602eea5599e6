package dev.tandem.gateway.ridehailing.pulse;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How the city goes.
 *
 * @param ridesPerMinute completed in the last minute
 * @param requestsPerMinute requested in the last minute
 * @param timeToMatchMs from request to acceptance, of the last five minutes; null where
 * nothing was accepted
 * @param acceptRate of the offers of the last five minutes, in [0, 1]; null where nothing
 * was offered
 * @param driversOnline connected, with a place
 * @param driversFree of them, without a ride or an offer
 * @param ridesActive not ended
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CityRates(int ridesPerMinute, int requestsPerMinute, @Nullable Quantiles timeToMatchMs,
		@Nullable Double acceptRate, int driversOnline, int driversFree, int ridesActive) {

	/** Of a city where nothing happens. */
	public static final CityRates NONE = new CityRates(0, 0, null, null, 0, 0, 0);

	CityRates with(int online, int free) {
		return new CityRates(this.ridesPerMinute, this.requestsPerMinute, this.timeToMatchMs, this.acceptRate, online,
				free, this.ridesActive);
	}

	/**
	 * Two quantiles of durations.
	 *
	 * @param p50 the median, ms
	 * @param p99 of 99 %, ms
	 */
	public record Quantiles(long p50, long p99) {
	}

}
