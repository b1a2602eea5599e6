package dev.tandem.gateway.ridehailing.ride;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tandem.gateway.platform.problem.ProblemException;

/**
 * The transitions that drivers and riders may make, by state.
 */
final class RideTransitions {

	/** The states that a driver may report, and the state that each requires. */
	private static final Map<RideState, RideState> REQUIRED_STATE = Map.of(RideState.ARRIVED, RideState.ACCEPTED,
			RideState.PICKED_UP, RideState.ARRIVED, RideState.COMPLETED, RideState.PICKED_UP);

	private static final Set<RideState> CANCELLABLE = EnumSet.of(RideState.REQUESTED, RideState.OFFERED,
			RideState.ACCEPTED, RideState.ARRIVED);

	private RideTransitions() {
	}

	/**
	 * Advances a driver's ride.
	 * @param ride the ride
	 * @param next the state that the driver reports
	 * @return the change; empty when the ride has this state already
	 * @throws ProblemException when the state cannot follow
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
	 * Cancels a ride for its rider.
	 * @param ride the ride
	 * @return the change; empty when the ride is cancelled already
	 * @throws ProblemException when the rider has been picked up or the ride has ended
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
