package dev.tandem.gateway.ridehailing.live;

import java.util.Optional;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;

/**
 * The leg that a ride's driver is on: to the pickup or to the dropoff.
 *
 * @param number of the ride event that it follows from
 * @param state the ride's state
 * @param driverId the driver of that event
 * @param pickup where the ride starts
 * @param dropoff where it ends
 */
record DriverLeg(int number, RideState state, @Nullable UUID driverId, Coordinates pickup, Coordinates dropoff) {

	static DriverLeg of(Ride ride) {
		return new DriverLeg(ride.version(), ride.state(), ride.driverId(), ride.pickup().coordinates(),
				ride.dropoff().coordinates());
	}

	/** Returns the leg after an event; an older event changes nothing. */
	DriverLeg after(RideEvent event) {
		return (event.number() <= this.number) ? this
				: new DriverLeg(event.number(), event.state(), event.driverId(), event.pickup(), event.dropoff());
	}

	/** The driver who is on this leg, if there is one. */
	Optional<UUID> driver() {
		return this.state.hasDriver() ? Optional.ofNullable(this.driverId) : Optional.empty();
	}

	String towards() {
		return isRiderInTheCar() ? "dropoff" : "pickup";
	}

	Coordinates target() {
		return isRiderInTheCar() ? this.dropoff : this.pickup;
	}

	private boolean isRiderInTheCar() {
		return this.state == RideState.PICKED_UP;
	}

}
