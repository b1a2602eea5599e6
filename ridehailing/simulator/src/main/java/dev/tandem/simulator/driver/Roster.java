package dev.tandem.simulator.driver;

import java.util.function.Supplier;

import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.city.Shifts;

/**
 * Which drivers work: as many as the hour needs, and more while nearly all are busy.
 * Thread-safe.
 */
public final class Roster {

	/** The maximum of extra drivers, as a share of the planned drivers. */
	static final double MAX_EXTRA = 0.35;

	/** Above this share of busy drivers, extra drivers join. */
	private static final double SHORTAGE_THRESHOLD = 0.68;

	/** Below this share of busy drivers, extra drivers leave. */
	private static final double SURPLUS_THRESHOLD = 0.60;

	/**
	 * How fast extra drivers join: a share of the planned drivers per second of the
	 * city's time.
	 */
	private static final double JOIN_SHARE_PER_SECOND = 0.02 / 60;

	private static final double LEAVE_SHARE_PER_SECOND = 0.01 / 60;

	private final int drivers;

	private final Shifts shifts;

	private final Supplier<CityHour> hour;

	private volatile double extra;

	/** Plans drivers for the busiest hour of the shifts, and their share at others. */
	public Roster(int drivers, Shifts shifts, Supplier<CityHour> hour) {
		this.drivers = drivers;
		this.shifts = shifts;
		this.hour = hour;
	}

	/** Returns the number of all drivers, some of whom are always off duty. */
	public int pool() {
		return (int) Math.ceil(this.drivers * (1 + MAX_EXTRA));
	}

	/** Returns the number of drivers planned for an hour. */
	public double planned(CityHour when) {
		return this.drivers * this.shifts.onlineAt(when);
	}

	/** Returns the number of drivers who should work now. */
	public int wanted() {
		return (int) Math.ceil(planned(this.hour.get()) * (1 + this.extra));
	}

	/** Whether a driver works now; those with lower numbers work at more hours. */
	public boolean isOnDuty(int number) {
		return number < wanted();
	}

	/**
	 * Adapts the number of extra drivers to the share of busy ones. One thread calls it.
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
