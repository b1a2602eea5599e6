package dev.tandem.gateway.ridehailing.ride;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The transitions of a ride: what each command does in each state. A command without a
 * transition is refused. Pure: {@link RideRepository} writes what is decided here.
 *
 * @param from the ride's state
 * @param command what is tried
 * @param to the next state; the same state when the command changes nothing
 * @param reason why, unless the state says it
 */
record RideTransition(RideState from, RideCommand command, RideState to, @Nullable RideReason reason) {

	private static final List<RideTransition> TABLE = List.of(
			of(RideState.REQUESTED, RideCommand.OFFER, RideState.OFFERED, null),
			of(RideState.REQUESTED, RideCommand.END_SEARCH, RideState.UNFULFILLED, RideReason.NO_DRIVER),
			of(RideState.REQUESTED, RideCommand.CANCEL, RideState.CANCELLED, RideReason.RIDER_CANCELLED),
			of(RideState.OFFERED, RideCommand.ACCEPT, RideState.ACCEPTED, null),
			of(RideState.OFFERED, RideCommand.DECLINE, RideState.REQUESTED, RideReason.DECLINED),
			of(RideState.OFFERED, RideCommand.TIME_OUT, RideState.REQUESTED, RideReason.TIMED_OUT),
			of(RideState.OFFERED, RideCommand.WITHDRAW, RideState.REQUESTED, RideReason.DRIVER_LOST),
			of(RideState.OFFERED, RideCommand.CANCEL, RideState.CANCELLED, RideReason.RIDER_CANCELLED),
			of(RideState.ACCEPTED, RideCommand.ARRIVE, RideState.ARRIVED, null),
			of(RideState.ACCEPTED, RideCommand.LOSE_DRIVER, RideState.REQUESTED, RideReason.DRIVER_LOST),
			of(RideState.ACCEPTED, RideCommand.CANCEL, RideState.CANCELLED, RideReason.RIDER_CANCELLED),
			of(RideState.ARRIVED, RideCommand.ARRIVE, RideState.ARRIVED, null),
			of(RideState.ARRIVED, RideCommand.PICK_UP, RideState.PICKED_UP, null),
			of(RideState.ARRIVED, RideCommand.LOSE_DRIVER, RideState.REQUESTED, RideReason.DRIVER_LOST),
			of(RideState.ARRIVED, RideCommand.CANCEL, RideState.CANCELLED, RideReason.RIDER_CANCELLED),
			of(RideState.PICKED_UP, RideCommand.PICK_UP, RideState.PICKED_UP, null),
			of(RideState.PICKED_UP, RideCommand.COMPLETE, RideState.COMPLETED, null),
			of(RideState.PICKED_UP, RideCommand.LOSE_DRIVER, RideState.CANCELLED, RideReason.DRIVER_LOST),
			of(RideState.COMPLETED, RideCommand.COMPLETE, RideState.COMPLETED, null),
			of(RideState.CANCELLED, RideCommand.CANCEL, RideState.CANCELLED, null));

	/** Decides what a command does in a state; empty when the command is refused. */
	static Optional<RideTransition> decide(RideState state, RideCommand command) {
		return TABLE.stream().filter((row) -> row.from == state && row.command == command).findFirst();
	}

	boolean isChange() {
		return this.from != this.to;
	}

	private static RideTransition of(RideState from, RideCommand command, RideState to, @Nullable RideReason reason) {
		return new RideTransition(from, command, to, reason);
	}

}
