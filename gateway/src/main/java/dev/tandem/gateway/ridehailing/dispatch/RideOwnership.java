package dev.tandem.gateway.ridehailing.dispatch;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.fleet.DriverPresence;

import org.springframework.stereotype.Component;

/**
 * Assigns each ride to one live replica by rendezvous hashing, so that one replica does
 * most of its work. While replicas disagree about who is alive, work is done twice or
 * later; the compare-and-set of rides makes both safe.
 *
 * @see <a href="https://en.wikipedia.org/wiki/Rendezvous_hashing">Rendezvous hashing</a>
 */
@Component
class RideOwnership {

	private final DriverPresence presence;

	RideOwnership(DriverPresence presence) {
		this.presence = presence;
	}

	/**
	 * Checks whether this replica owns a ride: true on exactly one replica while all
	 * agree about who is alive.
	 */
	boolean isOwnedHere(UUID rideId) {
		long mine = weight(this.presence.replicaId(), rideId);
		return this.presence.liveReplicas().stream().allMatch((replica) -> weight(replica, rideId) <= mine);
	}

	/**
	 * Mixes both ids with the finalizer of SplitMix64; any well-distributed hash would
	 * do.
	 */
	private static long weight(UUID replica, UUID ride) {
		long mixed = replica.getLeastSignificantBits() ^ Long.rotateLeft(replica.getMostSignificantBits(), 17)
				^ Long.rotateLeft(ride.getLeastSignificantBits(), 31) ^ ride.getMostSignificantBits();
		mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
		return mixed ^ (mixed >>> 31);
	}

}
