package dev.tandem.simulator.city;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An hour of the week in New York.
 *
 * @param day 0 for Monday to 6 for Sunday
 * @param hour 0 to 23
 */
public record CityHour(int day, int hour) {

	private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

	private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

	private static final Pattern FORMAT = Pattern.compile("([a-z]{3})-([0-9]|[01][0-9]|2[0-3])");

	private static final int SATURDAY = 5;

	public static CityHour of(Instant moment) {
		ZonedDateTime local = moment.atZone(NEW_YORK);
		return new CityHour(local.getDayOfWeek().getValue() - 1, local.getHour());
	}

	/**
	 * Parses an hour such as {@code fri-18}.
	 * @param text the first three letters of a day, a hyphen and an hour from 0 to 23
	 * @throws IllegalArgumentException for any other text
	 */
	public static CityHour parse(String text) {
		Matcher matcher = FORMAT.matcher(text.toLowerCase(Locale.ROOT));
		if (!matcher.matches() || !DAYS.contains(matcher.group(1))) {
			throw new IllegalArgumentException(
					"'" + text + "' is not an hour of the week such as fri-18: mon to sun, a hyphen, 0 to 23");
		}
		return new CityHour(DAYS.indexOf(matcher.group(1)), Integer.parseInt(matcher.group(2)));
	}

	int ofWeek() {
		return this.day * 24 + this.hour;
	}

	boolean atWeekend() {
		return this.day >= SATURDAY;
	}

	@Override
	public String toString() {
		return DAYS.get(this.day) + '-' + this.hour;
	}

}
