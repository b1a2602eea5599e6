package dev.tandem.gateway.ridehailing.dispatch;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.tandem.gateway.ridehailing.ride.Ride;

/**
 * Of the rides that need one kind of work, those that it is this replica's turn to do:
 * its share, and what another one should have done by now, since it needed the same a
 * round ago. No clock is asked. It belongs to one loop.
 */
final class Turns {

	private final Shares shares;

	private Set<Need> before = Set.of();

	Turns(Shares shares) {
		this.shares = shares;
	}

	List<Ride> due(List<Ride> rides) {
		Set<Need> overdue = this.before;
		this.before = rides.stream().map(Need::of).collect(Collectors.toSet());
		return rides.stream()
			.filter((ride) -> this.shares.isMine(ride.id()) || overdue.contains(Need.of(ride)))
			.toList();
	}

	private record Need(UUID rideId, int version) {

		static Need of(Ride ride) {
			return new Need(ride.id(), ride.version());
		}

	}

}
