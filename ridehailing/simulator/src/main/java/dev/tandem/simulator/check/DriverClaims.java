package dev.tandem.simulator.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.tandem.ridehailing.client.RideState;

/**
 * Compares the rides that drivers received with the events of those rides' riders. The
 * order of arrival is irrelevant: a driver whose gateway is cut off may learn late that
 * the ride is lost. But a driver must never receive a ride, or its completion, unless the
 * rider's stream has it too. Thread-safe.
 */
public final class DriverClaims {

	private final Violations violations;

	private final Map<UUID, List<Claim>> open = new Recent<>();

	private final Map<UUID, Set<Claim>> closed = new Recent<>();

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
	 * Ends a rider's stream: all claims about the ride, earlier and later ones, must
	 * agree with it.
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
					"ride " + rideId + ": its rider never received the " + claim + ", only of " + known);
		}
	}

	/** A driver has a ride, in a state from accepted on, or has completed it. */
	record Claim(UUID driverId, RideState state) {
	}

	/**
	 * Drops the oldest entries, so that rides of people, which no simulated rider
	 * follows, do not accumulate.
	 */
	static final class Recent<V> extends LinkedHashMap<UUID, V> {

		private static final int MAX_ENTRIES = 20_000;

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<UUID, V> eldest) {
			return size() > MAX_ENTRIES;
		}

	}

}
