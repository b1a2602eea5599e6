package dev.tandem.gateway.ridehailing.live;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;

/**
 * The data of a ride event for its rider.
 *
 * @param rideId the ride
 * @param number 1, 2, 3 ...
 * @param state the new state
 * @param reason why, unless the state says it
 * @param driverId the driver who has it, from acceptance on
 * @param at when it was committed, UTC
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RideUpdate(UUID rideId, int number, RideState state, @Nullable RideReason reason, @Nullable UUID driverId,
		Instant at) {

	static RideUpdate of(RideEvent event) {
		return new RideUpdate(event.rideId(), event.number(), event.state(), event.reason(), driver(event), event.at());
	}

	/** A driver who only holds an offer is not disclosed. */
	static @Nullable UUID driver(RideEvent event) {
		boolean known = event.state().hasDriver() || event.state() == RideState.COMPLETED;
		return known ? event.driverId() : null;
	}

}
