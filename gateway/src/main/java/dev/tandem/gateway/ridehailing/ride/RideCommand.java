package dev.tandem.gateway.ridehailing.ride;

import java.util.Optional;

/**
 * What riders, drivers and the dispatcher may try to do with a ride.
 */
public enum RideCommand {

	/** The dispatcher offers it to a driver. */
	OFFER,
	/** The driver accepts the offer, before it expires by the database's clock. */
	ACCEPT,
	/** The driver declines the offer. */
	DECLINE,
	/** The dispatcher withdraws an offer that has expired by the database's clock. */
	TIME_OUT,
	/** The dispatcher withdraws the offer of a lost driver. */
	WITHDRAW,
	/** The driver reports to be at the pickup. */
	ARRIVE,
	/** The driver reports that the rider is in the car. */
	PICK_UP,
	/** The driver reports to be at the dropoff. */
	COMPLETE,
	/** The dispatcher releases it from a lost driver. */
	LOSE_DRIVER,
	/** The rider cancels it. */
	CANCEL,
	/** The dispatcher has found no driver. */
	END_SEARCH;

	/**
	 * Returns the command of a driver who reports a state; empty for a state that drivers
	 * do not report.
	 */
	static Optional<RideCommand> reporting(RideState state) {
		return switch (state) {
			case ARRIVED -> Optional.of(ARRIVE);
			case PICKED_UP -> Optional.of(PICK_UP);
			case COMPLETED -> Optional.of(COMPLETE);
			default -> Optional.empty();
		};
	}

}
