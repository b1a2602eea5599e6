package dev.tandem.simulator.driver;

import java.util.UUID;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.RideState;

/**
 * The ride that a driver has.
 *
 * @param state accepted, arrived or picked up, as the gateway last reported
 */
record Assignment(UUID rideId, Place pickup, Place dropoff, RideState state) {

	Assignment withState(RideState next) {
		return new Assignment(this.rideId, this.pickup, this.dropoff, next);
	}

	/** Where the car must be for the next step. */
	Place destination() {
		return (this.state == RideState.PICKED_UP) ? this.dropoff : this.pickup;
	}

	/** The next step. */
	RideState next() {
		return switch (this.state) {
			case ACCEPTED -> RideState.ARRIVED;
			case ARRIVED -> RideState.PICKED_UP;
			case PICKED_UP -> RideState.COMPLETED;
			default -> throw new IllegalStateException("No next step in state " + this.state);
		};
	}

}
