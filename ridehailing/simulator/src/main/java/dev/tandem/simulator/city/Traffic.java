package dev.tandem.simulator.city;

import tools.jackson.databind.JsonNode;

/** The speed of the streets by hour: the median speed of real trips. Thread-safe. */
public final class Traffic {

	private final double[] weekday;

	private final double[] weekend;

	/** Reads the speeds. */
	public Traffic() {
		JsonNode speeds = CityFiles.read("nyc-taxi-2019-03-facts.json").get("speed_kmh_median_by_hour");
		this.weekday = CityFiles.numbers(speeds.get("weekday"));
		this.weekend = CityFiles.numbers(speeds.get("weekend"));
	}

	/**
	 * Returns the usual speed.
	 * @return metres per second
	 */
	public double metersPerSecond(CityHour hour) {
		return (hour.atWeekend() ? this.weekend : this.weekday)[hour.hour()] / 3.6;
	}

}
