package dev.tandem.simulator.rider;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.ServiceTime;

/**
 * As many riders as keep a target share of the planned drivers busy: drivers × target
 * share ÷ service time. Because the service time is an estimate, the rate is corrected by
 * the difference between the target and the current share.
 *
 * @param service the real-life service time of a ride
 * @param busyShare the current share of busy drivers, from 0 to 1
 * @param speed factor by which cars and people are faster than in real life
 */
public record FleetRate(ToDoubleFunction<CityHour> drivers, ServiceTime service, Supplier<OptionalDouble> busyShare,
		double speed) implements RideRate {

	/** The target share of online drivers with a ride. */
	static final double TARGET_BUSY_SHARE = 0.62;

	/** The share of riders who book, among all who request a quote. */
	private static final double BOOKED_SHARE = 0.85;

	/** How strongly the rate reacts to the difference between the two shares. */
	private static final double GAIN = 3;

	/** From the offer to its response; it does not depend on the speed. */
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
