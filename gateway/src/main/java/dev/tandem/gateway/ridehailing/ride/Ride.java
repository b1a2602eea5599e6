package dev.tandem.gateway.ridehailing.ride;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import org.jspecify.annotations.Nullable;

/**
 * A ride as it is in the database, with what its quote says of it.
 *
 * @param id UUIDv7
 * @param quoteId the quote it took
 * @param version the number of its newest event
 * @param state where it is in its life
 * @param reason why it is there, where the state alone does not say
 * @param driverId who is asked or has it
 * @param offer the open offer, while there is one
 * @param refusedBy drivers who are not asked again
 * @param pickup where it begins
 * @param pickupCell the H3 cell of that
 * @param dropoff where it ends
 * @param dropoffCell the H3 cell of that
 * @param fare what it costs
 * @param times when it came into each state
 */
public record Ride(UUID id, UUID quoteId, int version, RideState state, @Nullable RideReason reason,
		@Nullable UUID driverId, @Nullable Offer offer, List<UUID> refusedBy, Coordinates pickup, String pickupCell,
		Coordinates dropoff, String dropoffCell, RideFare fare, RideTimes times) {

	/**
	 * An offer that is open.
	 *
	 * @param id UUID
	 * @param expiresAt until when, UTC
	 */
	public record Offer(UUID id, Instant expiresAt) {
	}

	/**
	 * What a ride costs, as its quote said.
	 *
	 * @param amount minor units of the currency
	 * @param currency ISO 4217
	 */
	public record RideFare(long amount, String currency) {
	}

	/**
	 * When a ride came into a state, the last time; null for where it never was. UTC.
	 *
	 * @param requestedAt asked for
	 * @param offeredAt last offered
	 * @param acceptedAt taken
	 * @param arrivedAt driver there
	 * @param pickedUpAt rider in the car
	 * @param completedAt ended well
	 * @param cancelledAt ended by the rider or for want of the driver
	 * @param unfulfilledAt ended without a driver
	 */
	public record RideTimes(Instant requestedAt, @Nullable Instant offeredAt, @Nullable Instant acceptedAt,
			@Nullable Instant arrivedAt, @Nullable Instant pickedUpAt, @Nullable Instant completedAt,
			@Nullable Instant cancelledAt, @Nullable Instant unfulfilledAt) {
	}

}
