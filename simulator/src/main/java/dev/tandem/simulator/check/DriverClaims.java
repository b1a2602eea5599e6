package dev.tandem.simulator.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which drivers hold which rides, as the drivers were told: compared among them at any
 * time, and with what the rider was told at the end.
 */
public final class DriverClaims {

	private static final int MOST_KEPT = 20_000;

	private final Violations violations;

	private final Map<UUID, UUID> holders = new HashMap<>();

	private final Map<UUID, Set<UUID>> told = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<UUID, Set<UUID>> eldest) {
			return size() > MOST_KEPT;
		}
	};

	/**
	 * Starts with no claims.
	 * @param violations where what is broken goes
	 */
	public DriverClaims(Violations violations) {
		this.violations = violations;
	}

	synchronized void hold(UUID rideId, UUID driverId) {
		this.told.computeIfAbsent(rideId, (id) -> new HashSet<>()).add(driverId);
		UUID holder = this.holders.put(rideId, driverId);
		if (holder != null && !holder.equals(driverId)) {
			this.violations.broken(Invariant.ONE_DRIVER_PER_RIDE,
					"ride " + rideId + ": " + driverId + " has it while " + holder + " has it");
		}
	}

	synchronized void release(UUID rideId, UUID driverId) {
		this.holders.remove(rideId, driverId);
	}

	/**
	 * The rider's stream has ended: every driver who was told that he has the ride must
	 * be in it.
	 * @param history what the rider was told
	 */
	public synchronized void ended(RideHistory history) {
		Set<UUID> strangers = new HashSet<>(this.told.getOrDefault(history.rideId(), Set.of()));
		strangers.removeAll(history.drivers());
		this.told.remove(history.rideId());
		if (!strangers.isEmpty()) {
			this.violations.broken(Invariant.ONE_DRIVER_PER_RIDE, "ride " + history.rideId()
					+ ": its rider never heard of " + strangers + ", who were told that they have it");
		}
	}

}
