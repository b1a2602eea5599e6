package dev.tandem.gateway.ridehailing.live;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;

/**
 * A change of a ride's state as its rider is told.
 *
 * @param rideId the ride
 * @param number 1, 2, 3 ...
 * @param state the state from then on
 * @param reason why, where the state alone does not say
 * @param driverId who has it, from the acceptance on
 * @param at when, UTC
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RideUpdate(UUID rideId, int number, RideState state, @Nullable RideReason reason, @Nullable UUID driverId,
		Instant at) {

	static RideUpdate of(RideEvent event) {
		return new RideUpdate(event.rideId(), event.number(), event.state(), event.reason(), driver(event), event.at());
	}

	/** Who is merely asked is nobody's business. */
	static @Nullable UUID driver(RideEvent event) {
		boolean known = event.state().hasDriver() || event.state() == RideState.COMPLETED;
		return known ? event.driverId() : null;
	}

}
