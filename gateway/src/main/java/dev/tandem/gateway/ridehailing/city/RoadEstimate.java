package dev.tandem.gateway.ridehailing.city;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A way by road as a rule of thumb has it, and the time it takes at an ordinary speed for
 * the hour and the distance. No route, and no model.
 *
 * @param meters one or more
 * @param duration one second or more
 */
public record RoadEstimate(int meters, Duration duration) {

	/** Way by road over straight line across the city, and what is added next door. */
	private static final double CIRCUITY = 1.22;

	private static final double CIRCUITY_NEARBY = 0.16;

	private static final double NEARBY_METERS = 4_000;

	/**
	 * Median speed of taxis on weekdays by hour, km/h:
	 * ridehailing/city/nyc-taxi-2019-03-facts.json.
	 */
	private static final double[] KMH_BY_HOUR = { 23.1, 25.1, 27.8, 25.0, 31.8, 28.5, 23.2, 17.9, 13.9, 12.8, 12.5,
			12.4, 13.6, 14.2, 14.2, 14.3, 13.5, 14.1, 14.3, 16.3, 17.0, 18.0, 18.0, 18.3 };

	/** The median ride, to which the speeds by hour belong; longer rides are faster. */
	private static final double MEDIAN_KM = 2.7;

	private static final double SPEED_EXPONENT = 0.35;

	private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

	/**
	 * Estimates a way.
	 * @param from where it begins
	 * @param to where it ends
	 * @param moment when it begins
	 * @return the estimate
	 */
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
