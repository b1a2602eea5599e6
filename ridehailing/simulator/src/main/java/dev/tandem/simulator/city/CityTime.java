package dev.tandem.simulator.city;

import java.time.Clock;

import org.jspecify.annotations.Nullable;

/** The current hour of the city, or a fixed one unless that is null. */
public record CityTime(Clock clock, @Nullable CityHour fixed) {

	/** Returns the hour that demand, traffic and shifts follow. */
	public CityHour hour() {
		CityHour stays = this.fixed;
		return (stays != null) ? stays : CityHour.of(this.clock.instant());
	}

}
