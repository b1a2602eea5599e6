package dev.tandem.gateway.ridehailing.pulse;

import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Demand, supply and surge of the whole city at one moment.
 *
 * @param number increases with every pulse
 * @param at when it was computed, UTC
 * @param modelVersion the model that computed the surge; null when no model was
 * available, and every surge is 1
 * @param cells every cell of the city by its H3 index
 * @param rates ride rates and driver counts
 */
public record CityPulse(long number, Instant at, @Nullable String modelVersion, Map<String, CellPulse> cells,
		CityRates rates) {

	/**
	 * Demand, supply and surge of one cell at one moment.
	 *
	 * @param demand quotes of the last ten minutes whose pickup is in the cell
	 * @param supply drivers able to serve the cell, may be fractional
	 * @param surge the multiplier, in [1, 3]
	 */
	public record CellPulse(int demand, double supply, double surge) {
	}

	/**
	 * Ride rates and driver counts of the whole city.
	 *
	 * @param ridesPerMinute rides completed in the last minute
	 * @param requestsPerMinute rides requested in the last minute
	 * @param timeToMatchMs time from request to acceptance over the last five minutes;
	 * null when no ride was accepted
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
			return new CityRates(this.ridesPerMinute, this.requestsPerMinute, this.timeToMatchMs, this.acceptRate,
					online, free, this.ridesActive);
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

}
