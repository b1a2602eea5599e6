package dev.tandem.gateway.ridehailing.ride;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import org.jspecify.annotations.Nullable;

/**
 * A ride as stored, joined with its quote. Immutable: pass it back to {@link RideService}
 * to change the ride only if it still has this version.
 *
 * @param id UUIDv7
 * @param quoteId the quote it was requested with
 * @param version the number of its latest event
 * @param state its current state
 * @param reason why it has this state, unless the state says it
 * @param driverId the driver who holds the offer or has the ride
 * @param offer the open offer, or null
 * @param refusedBy drivers who receive no further offer
 * @param pickup where it starts
 * @param pickupCell the H3 cell of the pickup
 * @param dropoff where it ends
 * @param dropoffCell the H3 cell of the dropoff
 * @param fare the price
 * @param times when it last entered each state
 */
public record Ride(UUID id, UUID quoteId, int version, RideState state, @Nullable RideReason reason,
		@Nullable UUID driverId, @Nullable Offer offer, List<UUID> refusedBy, Coordinates pickup, String pickupCell,
		Coordinates dropoff, String dropoffCell, RideFare fare, RideTimes times) {

	/**
	 * An open offer.
	 *
	 * @param id UUID
	 * @param expiresAt when it expires, UTC
	 */
	public record Offer(UUID id, Instant expiresAt) {
	}

	/**
	 * The price from the quote.
	 *
	 * @param amount minor units of the currency
	 * @param currency ISO 4217
	 */
	public record RideFare(long amount, String currency) {
	}

	/**
	 * When a ride last entered each state, UTC; null for a state that it never had.
	 *
	 * @param requestedAt requested by the rider
	 * @param offeredAt last offered
	 * @param acceptedAt accepted by a driver
	 * @param arrivedAt driver at the pickup
	 * @param pickedUpAt rider in the car
	 * @param completedAt rider at the dropoff
	 * @param cancelledAt ended by the rider, or because the driver was lost
	 * @param unfulfilledAt ended without a driver
	 */
	public record RideTimes(Instant requestedAt, @Nullable Instant offeredAt, @Nullable Instant acceptedAt,
			@Nullable Instant arrivedAt, @Nullable Instant pickedUpAt, @Nullable Instant completedAt,
			@Nullable Instant cancelledAt, @Nullable Instant unfulfilledAt) {
	}

}
