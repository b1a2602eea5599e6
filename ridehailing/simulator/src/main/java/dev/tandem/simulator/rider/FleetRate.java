package dev.tandem.simulator.rider;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.ServiceTime;

/**
 * As many riders as the planned drivers can serve while a part of them stays free:
 * drivers × share that is to be busy ÷ time that a ride takes. More come while fewer
 * drivers are busy, and fewer while more are, as the estimate of that time is rough.
 *
 * @param drivers the drivers planned for an hour
 * @param service how long a ride takes, as life goes
 * @param busyShare the share of the drivers who are busy now, from 0 to 1
 * @param speed how much faster than life cars and people are
 */
public record FleetRate(ToDoubleFunction<CityHour> drivers, ServiceTime service, Supplier<OptionalDouble> busyShare,
		double speed) implements RideRate {

	/** The share of the online drivers that is to have a ride. */
	static final double TARGET_BUSY_SHARE = 0.62;

	/** The share of the riders who book in the end, of all who ask for a price. */
	private static final double BOOKED_SHARE = 0.85;

	/** How strongly the rate answers to the difference between the two shares. */
	private static final double GAIN = 3;

	/** From the offer to its answer, which takes as long at any speed. */
	private static final Duration MATCH = Duration.ofSeconds(2);

	private static final double SECONDS_PER_MINUTE = 60;

	@Override
	public double perMinute(CityHour hour) {
		double busySeconds = this.service.at(hour).toMillis() / 1_000.0 / this.speed + MATCH.toSeconds();
		double ridesPerMinute = this.drivers.applyAsDouble(hour) * TARGET_BUSY_SHARE / busySeconds * SECONDS_PER_MINUTE;
		return ridesPerMinute / BOOKED_SHARE * correction();
	}

	private double correction() {
		double missing = TARGET_BUSY_SHARE - this.busyShare.get().orElse(TARGET_BUSY_SHARE);
		return Math.clamp(1 + GAIN * missing, 0.2, 1.5);
	}

}
