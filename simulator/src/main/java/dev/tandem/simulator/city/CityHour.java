package dev.tandem.simulator.city;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Time as the city lives it.
 *
 * @param day 0 for Monday to 6 for Sunday, in New York
 * @param hour 0 to 23
 */
public record CityHour(int day, int hour) {

	private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

	private static final int SATURDAY = 5;

	/**
	 * The hour that a moment is in.
	 * @param moment the moment
	 * @return its hour
	 */
	public static CityHour of(Instant moment) {
		ZonedDateTime local = moment.atZone(NEW_YORK);
		return new CityHour(local.getDayOfWeek().getValue() - 1, local.getHour());
	}

	int ofWeek() {
		return this.day * 24 + this.hour;
	}

	boolean atWeekend() {
		return this.day >= SATURDAY;
	}

}
