package dev.tandem.gateway.ridehailing.ride;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import org.jspecify.annotations.Nullable;

/**
 * One committed change of a ride's state.
 *
 * @param rideId the ride
 * @param number 1, 2, 3 ... of its ride, without gaps
 * @param state the new state
 * @param reason why, unless the state says it
 * @param driverId the driver it concerns: who receives the offer, has the ride, or no
 * longer does
 * @param offerId the offer that this event makes, accepts or ends
 * @param at when it was committed, UTC
 * @param pickup where the ride starts
 * @param dropoff where it ends
 * @param cursor its position in the order of all rides' events
 */
public record RideEvent(UUID rideId, int number, RideState state, @Nullable RideReason reason, @Nullable UUID driverId,
		@Nullable UUID offerId, Instant at, Coordinates pickup, Coordinates dropoff, EventCursor cursor) {
}
