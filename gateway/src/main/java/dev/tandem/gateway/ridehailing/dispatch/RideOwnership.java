package dev.tandem.gateway.ridehailing.dispatch;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.fleet.DriverPresence;

import org.springframework.stereotype.Component;

/**
 * Spreads rides over the living replicas, so that most work is done by one of them only.
 * Replicas may disagree for a moment about who lives: then it is done twice, or later.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Rendezvous_hashing">Rendezvous hashing</a>
 */
@Component
class RideOwnership {

	private final DriverPresence fleet;

	RideOwnership(DriverPresence fleet) {
		this.fleet = fleet;
	}

	/**
	 * Whether a ride is this replica's to see to first.
	 * @param rideId the ride
	 * @return true on one replica
	 */
	boolean isOwnedHere(UUID rideId) {
		long mine = weight(this.fleet.replicaId(), rideId);
		return this.fleet.liveReplicas().stream().allMatch((replica) -> weight(replica, rideId) <= mine);
	}

	/** Any function that scatters does. This one is the finalizer of SplitMix64. */
	private static long weight(UUID replica, UUID ride) {
		long mixed = replica.getLeastSignificantBits() ^ Long.rotateLeft(replica.getMostSignificantBits(), 17)
				^ Long.rotateLeft(ride.getLeastSignificantBits(), 31) ^ ride.getMostSignificantBits();
		mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
		return mixed ^ (mixed >>> 31);
	}

}
