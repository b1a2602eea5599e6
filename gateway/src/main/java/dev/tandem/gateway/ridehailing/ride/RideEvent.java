package dev.tandem.gateway.ridehailing.ride;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import org.jspecify.annotations.Nullable;

/**
 * One change of a ride's state, as it was committed.
 *
 * @param rideId the ride
 * @param number 1, 2, 3 ... of its ride, without gaps
 * @param state the state from then on
 * @param reason why, where the state alone does not say
 * @param driverId the driver it concerns: who is asked, who has it, or who no longer does
 * @param offerId the offer it concerns: made, taken or withdrawn by this event
 * @param at when, UTC
 * @param pickup where the ride begins
 * @param dropoff where it ends
 * @param cursor its place in the order of all rides' events
 */
public record RideEvent(UUID rideId, int number, RideState state, @Nullable RideReason reason, @Nullable UUID driverId,
		@Nullable UUID offerId, Instant at, Coordinates pickup, Coordinates dropoff, EventCursor cursor) {
}
