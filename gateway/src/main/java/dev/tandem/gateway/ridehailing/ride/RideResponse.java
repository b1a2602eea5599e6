package dev.tandem.gateway.ridehailing.ride;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.fleet.DriverPosition;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ride as its rider sees it.
 *
 * @param id UUIDv7
 * @param quoteId the quote it took
 * @param state where it is in its life
 * @param reason why it is there, where the state alone does not say
 * @param version the number of its newest event
 * @param driver who has it, or had it to the good end; null else
 * @param pickup where it begins
 * @param dropoff where it ends
 * @param fare what it costs
 * @param timestamps when it came into each state
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Ride")
record RideResponse(@Schema(description = "UUIDv7", example = "019ab3f4-1a7b-7d0e-8f63-5b1c9e2a4d70") UUID id,
		@Schema(description = "The quote it took", example = "019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11") UUID quoteId,
		RideState state, @Schema(description = "Why it is there, where the state alone does not say", types = {
				"string", "null" }) @Nullable RideReason reason,
		@Schema(description = "The number of its newest event: 1, 2, 3 ...", minimum = "1", example = "3") int version,
		@Schema(description = "From the acceptance on; null while none has it, and once it is cancelled",
				types = { "object", "null" }) @Nullable Driver driver,
		End pickup, End dropoff, Fare fare, Timestamps timestamps){

	/**
	 * A ride, and its driver where he is.
	 * @param ride as it is
	 * @param position where the ride's driver is; empty where that is not known
	 * @return the answer
	 */
	static RideResponse of(Ride ride, Optional<DriverPosition> position) {
		return new RideResponse(ride.id(), ride.quoteId(), ride.state(), ride.reason(), ride.version(),
				driver(ride, position), End.of(ride.pickup(), ride.pickupCell()),
				End.of(ride.dropoff(), ride.dropoffCell()), new Fare(ride.fare().amount(), ride.fare().currency()),
				Timestamps.of(ride.times()));
	}

	/** Who is merely asked is nobody's business. */
	private static @Nullable Driver driver(Ride ride, Optional<DriverPosition> position) {
		boolean known = ride.state().hasDriver() || ride.state() == RideState.COMPLETED;
		return (known && ride.driverId() != null) ? new Driver(ride.driverId(), position.map(Position::of).orElse(null))
				: null;
	}

	/**
	 * Who drives.
	 *
	 * @param id the driver
	 * @param position where he is; null while he is not connected, and after the ride
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "RideDriver")
	record Driver(@Schema(example = "5f0c1a52-3f0e-4c62-9a57-0d9b6f1f2c11") UUID id,
			@Schema(description = "Null while he is not connected, and after the ride", types = {
					"object", "null" }) @Nullable Position position){
	}

	/**
	 * Where a driver was last.
	 *
	 * @param lat degrees north
	 * @param lng degrees east
	 * @param at when he told it, UTC
	 */
	@Schema(name = "RideDriverPosition")
	record Position(@Schema(example = "40.7561") double lat, @Schema(example = "-73.9871") double lng,
			@Schema(example = "2026-11-24T15:02:10Z") Instant at) {

		static Position of(DriverPosition position) {
			return new Position(position.place().lat(), position.place().lng(), position.movedAt());
		}

	}

	/**
	 * One end of a ride.
	 *
	 * @param lat degrees north
	 * @param lng degrees east
	 * @param cell H3 index of resolution 8
	 */
	@Schema(name = "RidePoint")
	record End(@Schema(example = "40.758") double lat, @Schema(example = "-73.9855") double lng,
			@Schema(description = "H3 index of resolution 8", example = "882a100d67fffff") String cell) {

		static End of(Coordinates place, String cell) {
			return new End(place.lat(), place.lng(), cell);
		}

	}

	/**
	 * What the ride costs, as its quote said.
	 *
	 * @param amount minor units of the currency
	 * @param currency ISO 4217 code
	 */
	@Schema(name = "RideFare")
	record Fare(@Schema(description = "Minor units: cents", example = "5214") long amount,
			@Schema(description = "ISO 4217", example = "USD") String currency) {
	}

	/**
	 * When the ride came into each state, the last time; null for where it never was.
	 *
	 * @param requestedAt asked for
	 * @param offeredAt last offered
	 * @param acceptedAt last taken
	 * @param arrivedAt driver there
	 * @param pickedUpAt rider in the car
	 * @param completedAt ended well
	 * @param cancelledAt ended by the rider, or for want of the driver
	 * @param unfulfilledAt ended without a driver
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "RideTimestamps",
			description = "When it came into each state, the last time, UTC; null for where it never was")
	record Timestamps(@Schema(example = "2026-11-24T15:00:40Z") Instant requestedAt, @Schema(types = {
			"string", "null" }, format = "date-time") @Nullable Instant offeredAt,
			@Schema(types = { "string", "null" }, format = "date-time") @Nullable Instant acceptedAt,
			@Schema(types = { "string", "null" }, format = "date-time") @Nullable Instant arrivedAt,
			@Schema(types = { "string", "null" }, format = "date-time") @Nullable Instant pickedUpAt,
			@Schema(types = { "string", "null" }, format = "date-time") @Nullable Instant completedAt,
			@Schema(types = { "string", "null" }, format = "date-time") @Nullable Instant cancelledAt,
			@Schema(types = { "string", "null" }, format = "date-time") @Nullable Instant unfulfilledAt){

		static Timestamps of(Ride.RideTimes times) {
			return new Timestamps(times.requestedAt(), times.offeredAt(), times.acceptedAt(), times.arrivedAt(),
					times.pickedUpAt(), times.completedAt(), times.cancelledAt(), times.unfulfilledAt());
		}

	}

}
