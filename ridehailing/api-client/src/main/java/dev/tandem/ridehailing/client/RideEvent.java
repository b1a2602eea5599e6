package dev.tandem.ridehailing.client;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JacksonInject;
import org.jspecify.annotations.Nullable;

/**
 * A change of a ride in the rider's stream.
 *
 * @param id the event id, which is the number
 * @param number the number within the ride, from 1
 * @param driverId the driver, from accepted on
 * @param at the time, by the database's clock
 */
public record RideEvent(@JacksonInject("id") String id, UUID rideId, int number, RideState state,
		@Nullable String reason, @Nullable UUID driverId, Instant at) implements RideMessage {
}
