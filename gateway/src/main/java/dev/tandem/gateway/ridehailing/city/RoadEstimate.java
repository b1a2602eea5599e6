package dev.tandem.gateway.ridehailing.city;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * An estimate of the distance by road and its duration, from a circuity factor and the
 * usual speed for the hour and the distance. Uses neither a route nor a model.
 *
 * @param meters one or more
 * @param duration one second or more
 */
public record RoadEstimate(int meters, Duration duration) {

	/**
	 * Distance by road over straight line on long trips, and its increase on short ones.
	 */
	private static final double CIRCUITY = 1.22;

	private static final double CIRCUITY_NEARBY = 0.16;

	private static final double NEARBY_METERS = 4_000;

	/**
	 * Median speed of taxis on weekdays by hour, km/h:
	 * ridehailing/city/nyc-taxi-2019-03-facts.json.
	 */
	private static final double[] KMH_BY_HOUR = { 23.1, 25.1, 27.8, 25.0, 31.8, 28.5, 23.2, 17.9, 13.9, 12.8, 12.5,
			12.4, 13.6, 14.2, 14.2, 14.3, 13.5, 14.1, 14.3, 16.3, 17.0, 18.0, 18.0, 18.3 };

	/** Length of the median ride, to which the speeds belong; longer rides are faster. */
	private static final double MEDIAN_KM = 2.7;

	private static final double SPEED_EXPONENT = 0.35;

	private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

	/** Estimates the distance and duration of a trip that starts at a moment. */
	public static RoadEstimate of(Coordinates from, Coordinates to, Instant moment) {
		double straight = from.metersTo(to);
		int meters = (int) Math.max(1, Math.round(straight * circuity(straight)));
		long seconds = Math.max(1, Math.round(meters / (kmh(meters, moment) / 3.6)));
		return new RoadEstimate(meters, Duration.ofSeconds(seconds));
	}

	private static double circuity(double straightMeters) {
		return CIRCUITY + CIRCUITY_NEARBY * Math.exp(-straightMeters / NEARBY_METERS);
	}

	private static double kmh(int meters, Instant moment) {
		double gain = Math.pow(meters / 1000.0 / MEDIAN_KM, SPEED_EXPONENT);
		return KMH_BY_HOUR[moment.atZone(NEW_YORK).getHour()] * gain;
	}

}
