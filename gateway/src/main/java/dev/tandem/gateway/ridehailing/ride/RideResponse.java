package dev.tandem.gateway.ridehailing.ride;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.gateway.ridehailing.city.Money;
import dev.tandem.gateway.ridehailing.city.Place;
import dev.tandem.gateway.ridehailing.fleet.DriverPosition;
import dev.tandem.gateway.ridehailing.ride.Ride.RideTimes;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A ride in the REST API.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Ride")
record RideResponse(@Schema(description = "UUIDv7", example = "019ab3f4-1a7b-7d0e-8f63-5b1c9e2a4d70") UUID id,
		@Schema(description = "The quote it was requested with",
				example = "019ab3f2-6c1e-7c3a-9d51-0f3c2b6d8e11") UUID quoteId,
		RideState state, @Schema(description = "Why it has this state, unless the state says it", types = {
				"string", "null" }) @Nullable RideReason reason,
		@Schema(description = "The number of its latest event: 1, 2, 3 ...", minimum = "1", example = "3") int version,
		@Schema(description = "The driver from acceptance on; null without a driver and after a cancellation",
				types = { "object", "null" }) @Nullable Driver driver,
		@Schema(ref = RideResponse.POINT) Place pickup, @Schema(ref = RideResponse.POINT) Place dropoff, Money fare,
		RideTimes timestamps){

	/** The name that the API's description gives a {@link Place} of a ride. */
	static final String POINT = "RidePoint";

	/** Creates the response for a ride; an unknown position of the driver is empty. */
	static RideResponse of(Ride ride, Optional<DriverPosition> position) {
		return new RideResponse(ride.id(), ride.quoteId(), ride.state(), ride.reason(), ride.version(),
				driver(ride, position), ride.pickup(), ride.dropoff(), ride.fare(), ride.times());
	}

	/** A driver who only holds an offer is not disclosed. */
	private static @Nullable Driver driver(Ride ride, Optional<DriverPosition> position) {
		boolean known = ride.state().hasDriver() || ride.state() == RideState.COMPLETED;
		return (known && ride.driverId() != null) ? new Driver(ride.driverId(), position.map(Position::of).orElse(null))
				: null;
	}

	/** The driver of a ride. */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "RideDriver")
	record Driver(@Schema(example = "5f0c1a52-3f0e-4c62-9a57-0d9b6f1f2c11") UUID id,
			@Schema(description = "Null while the driver is not connected, and after the ride", types = {
					"object", "null" }) @Nullable Position position){
	}

	/** A driver's last known position. */
	@Schema(name = "RideDriverPosition")
	record Position(@Schema(example = "40.7561") double lat, @Schema(example = "-73.9871") double lng,
			@Schema(example = "2026-11-24T15:02:10Z") Instant at) {

		static Position of(DriverPosition position) {
			return new Position(position.place().lat(), position.place().lng(), position.movedAt());
		}

	}

}
