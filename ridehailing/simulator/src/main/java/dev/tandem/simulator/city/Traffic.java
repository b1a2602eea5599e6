package dev.tandem.simulator.city;

import tools.jackson.databind.JsonNode;

/**
 * How fast the streets are by the hour: the median speed of real trips.
 */
public final class Traffic {

	private final double[] weekday;

	private final double[] weekend;

	/** Reads the facts. */
	public Traffic() {
		JsonNode speeds = CityFiles.read("nyc-taxi-2019-03-facts.json").get("speed_kmh_median_by_hour");
		this.weekday = CityFiles.numbers(speeds.get("weekday"));
		this.weekend = CityFiles.numbers(speeds.get("weekend"));
	}

	/**
	 * The ordinary speed.
	 * @param hour when
	 * @return metres a second
	 */
	public double metersPerSecond(CityHour hour) {
		return (hour.atWeekend() ? this.weekend : this.weekday)[hour.hour()] / 3.6;
	}

}
