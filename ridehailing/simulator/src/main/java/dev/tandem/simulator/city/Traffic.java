package dev.tandem.simulator.city;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The speed of the streets by hour: the median speed of real trips. Thread-safe. */
public final class Traffic {

	private final Speeds speeds = CityFiles.read("nyc-taxi-2019-03-facts.json", Facts.class).speeds();

	/** Returns the usual speed in metres per second. */
	public double metersPerSecond(CityHour hour) {
		return (hour.atWeekend() ? this.speeds.weekend : this.speeds.weekday)[hour.hour()] / 3.6;
	}

	private record Facts(@JsonProperty("speed_kmh_median_by_hour") Speeds speeds) {
	}

	/** In km/h by hour. */
	private record Speeds(double[] weekday, double[] weekend) {
	}

}
