package dev.tandem.gateway.ridehailing.live;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.gateway.ridehailing.city.RoadEstimate;
import dev.tandem.gateway.ridehailing.fleet.DriverPosition;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event for a ride's rider.
 */
sealed interface RideMessage {

	/**
	 * A change of the ride's state.
	 *
	 * @param rideId the ride
	 * @param number 1, 2, 3 ...
	 * @param state the new state
	 * @param reason why, unless the state says it
	 * @param driverId the driver who has it, from acceptance on
	 * @param at when it was committed, UTC
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record RideChanged(UUID rideId, int number, RideState state, @Nullable RideReason reason, @Nullable UUID driverId,
			Instant at) implements RideMessage {

		static RideChanged of(RideEvent event) {
			// a driver who only holds an offer is not disclosed
			boolean known = event.state().hasDriver() || event.state() == RideState.COMPLETED;
			return new RideChanged(event.rideId(), event.number(), event.state(), event.reason(),
					known ? event.driverId() : null, event.at());
		}

	}

	/**
	 * The position of the ride's driver, and the remaining trip.
	 *
	 * @param driverId the driver
	 * @param connected whether the driver is connected; if not, all values below except
	 * towards are null
	 * @param lat degrees north
	 * @param lng degrees east
	 * @param at when the position was reported, UTC
	 * @param towards {@code pickup} or {@code dropoff}
	 * @param distanceMeters estimated distance by road to there
	 * @param etaSeconds estimated time to there
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Driver(UUID driverId, boolean connected, @Nullable Double lat, @Nullable Double lng, @Nullable Instant at,
			String towards, @Nullable Integer distanceMeters, @Nullable Long etaSeconds) implements RideMessage {

		static Driver at(DriverPosition position, String towards, RoadEstimate way) {
			return new Driver(position.driverId(), true, position.place().lat(), position.place().lng(),
					position.movedAt(), towards, way.meters(), way.duration().toSeconds());
		}

		static Driver lost(UUID driverId, String towards) {
			return new Driver(driverId, false, null, null, null, towards, null, null);
		}

	}

}
