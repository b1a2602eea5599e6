package dev.tandem.gateway.ridehailing.dispatch;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.tandem.gateway.ridehailing.ride.Ride;

/**
 * Selects the rides that this replica handles now, for one kind of work: those it owns,
 * plus any that another owner left unhandled since the previous round. Counts rounds and
 * uses no clock. Not thread-safe: use it in one loop only.
 */
final class OverdueWork {

	private final RideOwnership ownership;

	private Set<WorkItem> before = Set.of();

	OverdueWork(RideOwnership ownership) {
		this.ownership = ownership;
	}

	List<Ride> due(List<Ride> rides) {
		Set<WorkItem> overdue = this.before;
		this.before = rides.stream().map(WorkItem::of).collect(Collectors.toSet());
		// keyed by version: a ride that changed was handled, and its work is new
		return rides.stream()
			.filter((ride) -> this.ownership.isOwnedHere(ride.id()) || overdue.contains(WorkItem.of(ride)))
			.toList();
	}

	private record WorkItem(UUID rideId, int version) {

		static WorkItem of(Ride ride) {
			return new WorkItem(ride.id(), ride.version());
		}

	}

}
