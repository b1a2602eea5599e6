package dev.tandem.gateway.ridehailing.ride;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.gateway.ridehailing.city.Money;
import dev.tandem.gateway.ridehailing.city.Place;
import io.swagger.v3.oas.annotations.media.Schema;
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
 * @param dropoff where it ends
 * @param fare the price
 * @param times when it last entered each state
 */
public record Ride(UUID id, UUID quoteId, int version, RideState state, @Nullable RideReason reason,
		@Nullable UUID driverId, @Nullable Offer offer, List<UUID> refusedBy, Place pickup, Place dropoff, Money fare,
		RideTimes times) {

	/** An open offer, and when it expires, UTC. */
	public record Offer(UUID id, Instant expiresAt) {
	}

	/**
	 * When a ride last entered each state, UTC; null for a state that it never had.
	 *
	 * @param requestedAt requested by the rider
	 * @param offeredAt last offered
	 * @param acceptedAt last accepted by a driver
	 * @param arrivedAt driver at the pickup
	 * @param pickedUpAt rider in the car
	 * @param completedAt rider at the dropoff
	 * @param cancelledAt ended by the rider, or because the driver was lost
	 * @param unfulfilledAt ended without a driver
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "RideTimestamps",
			description = "When it last entered each state, UTC; null for a state it never had")
	public record RideTimes(@Schema(example = "2026-11-24T15:00:40Z") Instant requestedAt, @Schema(types = {
			"string", "null" }, format = "date-time") @Nullable Instant offeredAt,
			@Schema(types = { "string", "null" }, format = "date-time") @Nullable Instant acceptedAt,
			@Schema(types = { "string", "null" }, format = "date-time") @Nullable Instant arrivedAt,
			@Schema(types = { "string", "null" }, format = "date-time") @Nullable Instant pickedUpAt,
			@Schema(types = { "string", "null" }, format = "date-time") @Nullable Instant completedAt,
			@Schema(types = { "string", "null" }, format = "date-time") @Nullable Instant cancelledAt,
			@Schema(types = { "string", "null" }, format = "date-time") @Nullable Instant unfulfilledAt){
	}

}
