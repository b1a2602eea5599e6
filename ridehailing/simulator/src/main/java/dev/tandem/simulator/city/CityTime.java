package dev.tandem.simulator.city;

import java.time.Clock;

import org.jspecify.annotations.Nullable;

/**
 * The hour that the city lives in: the present one, or one at which it stays.
 *
 * @param clock tells the present
 * @param fixed the hour at which the city stays; null for the present hour
 */
public record CityTime(Clock clock, @Nullable CityHour fixed) {

	/**
	 * The hour of demand, traffic and shifts.
	 * @return the hour
	 */
	public CityHour hour() {
		CityHour stays = this.fixed;
		return (stays != null) ? stays : CityHour.of(this.clock.instant());
	}

}
