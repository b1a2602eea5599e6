package dev.tandem.gateway.ridehailing.live;

import java.util.Optional;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;

/**
 * How far a ride is, as far as its driver's way depends on it.
 *
 * @param number of the event since which it is so
 * @param state its state
 * @param driverId the driver whom that event concerns
 * @param pickup where it begins
 * @param dropoff where it ends
 */
record DriverLeg(int number, RideState state, @Nullable UUID driverId, Coordinates pickup, Coordinates dropoff) {

	static DriverLeg of(Ride ride) {
		return new DriverLeg(ride.version(), ride.state(), ride.driverId(), ride.pickup(), ride.dropoff());
	}

	/** An event of the past changes nothing. */
	DriverLeg after(RideEvent event) {
		return (event.number() <= this.number) ? this
				: new DriverLeg(event.number(), event.state(), event.driverId(), event.pickup(), event.dropoff());
	}

	/** Who is on the way, if anybody is. */
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
