package dev.tandem.gateway.ridehailing.ride;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tandem.gateway.platform.problem.ProblemException;

/**
 * Which steps drivers and riders may take, from where.
 */
final class RideTransitions {

	/** What a driver may tell, and what the ride must be then. */
	private static final Map<RideState, RideState> REQUIRED_STATE = Map.of(RideState.ARRIVED, RideState.ACCEPTED,
			RideState.PICKED_UP, RideState.ARRIVED, RideState.COMPLETED, RideState.PICKED_UP);

	private static final Set<RideState> CANCELLABLE = EnumSet.of(RideState.REQUESTED, RideState.OFFERED,
			RideState.ACCEPTED, RideState.ARRIVED);

	private RideTransitions() {
	}

	/**
	 * A driver's progress.
	 * @param ride his ride
	 * @param next the state he tells
	 * @return the change; empty when it is so already
	 */
	static Optional<RideChange> progress(Ride ride, RideState next) {
		if (ride.state() == next) {
			return Optional.empty();
		}
		if (ride.state() != REQUIRED_STATE.get(next)) {
			throw rejected(ride, "cannot become " + next.text());
		}
		return Optional.of(RideChange.progressed(ride, next));
	}

	/**
	 * The rider's end of it.
	 * @param ride his ride
	 * @return the change; empty when it is so already
	 */
	static Optional<RideChange> cancel(Ride ride) {
		if (ride.state() == RideState.CANCELLED) {
			return Optional.empty();
		}
		if (!CANCELLABLE.contains(ride.state())) {
			throw rejected(ride, "cannot be cancelled any more");
		}
		return Optional.of(RideChange.cancelled(ride, RideReason.RIDER_CANCELLED));
	}

	private static ProblemException rejected(Ride ride, String why) {
		return new ProblemException(RideProblem.RIDE_STATE, "The ride is " + ride.state().text() + " and " + why);
	}

}
