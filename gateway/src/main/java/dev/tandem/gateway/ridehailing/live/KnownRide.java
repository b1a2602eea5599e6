package dev.tandem.gateway.ridehailing.live;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.live.BoardMessage.BoardRide;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;

/**
 * A ride as of one of its events.
 *
 * @param version the event's number
 * @param ride the ride after it
 */
record KnownRide(int version, BoardRide ride) {

	static KnownRide of(Ride ride) {
		return new KnownRide(ride.version(), new BoardRide(ride.id(), ride.state(),
				driver(ride.state(), ride.driverId()), ride.pickup().coordinates(), ride.dropoff().coordinates()));
	}

	static KnownRide of(RideEvent event) {
		return new KnownRide(event.number(), new BoardRide(event.rideId(), event.state(),
				driver(event.state(), event.driverId()), event.pickup(), event.dropoff()));
	}

	boolean isBefore(RideEvent event) {
		return this.version < event.number();
	}

	/**
	 * While searching, an event names the driver who lost the ride, not one who has it.
	 */
	private static @Nullable UUID driver(RideState state, @Nullable UUID driverId) {
		return (state == RideState.OFFERED || state.hasDriver()) ? driverId : null;
	}

}
