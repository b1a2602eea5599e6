package dev.tandem.simulator.driver;

import java.util.function.Supplier;

import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.Shifts;

/**
 * Which drivers work: as many as the hour needs, and more while nearly all are busy. Safe
 * for use by many threads.
 */
public final class Roster {

	/** The maximum of extra drivers, as a share of the planned ones. */
	static final double MAX_EXTRA = 0.35;

	/** Above this share of busy drivers, more of them come. */
	private static final double SHORTAGE_THRESHOLD = 0.68;

	/** Below this share of busy drivers, those who came go. */
	private static final double SURPLUS_THRESHOLD = 0.60;

	/**
	 * How fast extra drivers come: a share of the planned ones per second of the city's
	 * life.
	 */
	private static final double JOIN_SHARE_PER_SECOND = 0.02 / 60;

	private static final double LEAVE_SHARE_PER_SECOND = 0.01 / 60;

	private final int drivers;

	private final Shifts shifts;

	private final Supplier<CityHour> hour;

	private volatile double extra;

	/**
	 * Starts with the planned drivers.
	 * @param drivers how many are planned at the busiest hour
	 * @param shifts how many of them at the other hours
	 * @param hour the present hour of the city
	 */
	public Roster(int drivers, Shifts shifts, Supplier<CityHour> hour) {
		this.drivers = drivers;
		this.shifts = shifts;
		this.hour = hour;
	}

	/**
	 * All who work at times.
	 * @return how many drivers there are, of whom some are always off duty
	 */
	public int pool() {
		return (int) Math.ceil(this.drivers * (1 + MAX_EXTRA));
	}

	/**
	 * The drivers planned for an hour.
	 * @param when the hour
	 * @return how many
	 */
	public double planned(CityHour when) {
		return this.drivers * this.shifts.onlineAt(when);
	}

	/**
	 * The drivers who should work now.
	 * @return how many
	 */
	public int wanted() {
		return (int) Math.ceil(planned(this.hour.get()) * (1 + this.extra));
	}

	/**
	 * Whether a driver should work now: those of the lower numbers work at more hours.
	 * @param number which driver, from 0
	 * @return whether they should
	 */
	public boolean isOnDuty(int number) {
		return number < wanted();
	}

	/**
	 * Takes notice of how busy the drivers are. To be called by one thread.
	 * @param seconds of the city's life since the last call
	 * @param online drivers who are connected
	 * @param busy drivers of them who have a ride
	 */
	public void observe(double seconds, int online, int busy) {
		double share = (online > 0) ? busy / (double) online : 0;
		if (share > SHORTAGE_THRESHOLD) {
			this.extra = Math.min(MAX_EXTRA, this.extra + JOIN_SHARE_PER_SECOND * seconds);
		}
		else if (share < SURPLUS_THRESHOLD) {
			this.extra = Math.max(0, this.extra - LEAVE_SHARE_PER_SECOND * seconds);
		}
	}

}
