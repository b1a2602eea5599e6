package dev.tandem.simulator.client;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A change of a ride, as the rider's stream tells it.
 *
 * @param id the number as the stream's last id
 * @param rideId the ride
 * @param number 1, 2, 3 ... of its ride
 * @param state what it is now
 * @param reason why, where it went another way
 * @param driverId who has it, from accepted on
 * @param at when, by the database's clock
 */
public record RideEvent(String id, UUID rideId, int number, RideState state, @Nullable String reason,
		@Nullable UUID driverId, Instant at) implements RideMessage {
}
