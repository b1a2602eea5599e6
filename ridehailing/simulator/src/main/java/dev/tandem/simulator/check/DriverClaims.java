package dev.tandem.simulator.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.tandem.simulator.client.RideState;

/**
 * Which drivers were told that they have which rides, compared with what the rides'
 * riders were told. When either was told is no matter: a driver whose gateway is cut off
 * from the others may hear late that he has lost his ride. What he may never hear is that
 * he has it, or has ended it, unless its one history says so too.
 */
public final class DriverClaims {

	private static final int MAX_ENTRIES = 20_000;

	private final Violations violations;

	private final Map<UUID, List<Claim>> open = new Recent<>();

	private final Map<UUID, Set<Claim>> closed = new Recent<>();

	/**
	 * Starts with no claims.
	 * @param violations where what is broken goes
	 */
	public DriverClaims(Violations violations) {
		this.violations = violations;
	}

	synchronized void add(UUID rideId, UUID driverId, RideState state) {
		Claim claim = new Claim(driverId, state);
		Set<Claim> known = this.closed.get(rideId);
		if (known != null) {
			check(rideId, claim, known);
		}
		else {
			this.open.computeIfAbsent(rideId, (id) -> new ArrayList<>()).add(claim);
		}
	}

	/**
	 * The rider's stream has ended: what drivers were told must be in it, and what they
	 * will be told.
	 * @param history what the rider was told
	 */
	public synchronized void ended(RideHistory history) {
		UUID rideId = history.rideId();
		this.closed.put(rideId, history.claims());
		List<Claim> claims = this.open.remove(rideId);
		if (claims != null) {
			claims.forEach((claim) -> check(rideId, claim, history.claims()));
		}
	}

	private void check(UUID rideId, Claim claim, Set<Claim> known) {
		if (!known.contains(claim)) {
			this.violations.add(Invariant.ONE_DRIVER_PER_RIDE,
					"ride " + rideId + ": its rider never heard of the " + claim + ", only of " + known);
		}
	}

	/**
	 * A driver has a ride, or has brought it to its end.
	 *
	 * @param driverId who
	 * @param state accepted to completed
	 */
	record Claim(UUID driverId, RideState state) {
	}

	/**
	 * Forgets the eldest, so that rides of people, whom nobody follows here, do not pile
	 * up.
	 */
	private static final class Recent<V> extends LinkedHashMap<UUID, V> {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<UUID, V> eldest) {
			return size() > MAX_ENTRIES;
		}

	}

}
