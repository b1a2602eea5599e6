package dev.tandem.simulator.city;

import java.util.Arrays;

/** The share of drivers who work at an hour, relative to the busiest hour of the week. */
public final class Shifts {

	private static final double MIN_SHARE = 0.5;

	private final double[] drivers = CityFiles.read("supply-baseline.json", Supply.class).driversByHourOfWeek();

	private final double peak = Arrays.stream(this.drivers).max().orElseThrow();

	/** Returns the share of drivers who are online, from 0.5 to 1. */
	public double onlineAt(CityHour hour) {
		return Math.max(MIN_SHARE, this.drivers[hour.ofWeek()] / this.peak);
	}

	private record Supply(double[] driversByHourOfWeek) {
	}

}
