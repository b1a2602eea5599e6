package dev.tandem.gateway.ridehailing.live;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.gateway.ridehailing.city.RoadEstimate;
import dev.tandem.gateway.ridehailing.fleet.DriverPosition;
import org.jspecify.annotations.Nullable;

/**
 * The position of a ride's driver, and the remaining trip.
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
record DriverUpdate(UUID driverId, boolean connected, @Nullable Double lat, @Nullable Double lng, @Nullable Instant at,
		String towards, @Nullable Integer distanceMeters, @Nullable Long etaSeconds) {

	static DriverUpdate at(DriverPosition position, String towards, RoadEstimate way) {
		return new DriverUpdate(position.driverId(), true, position.place().lat(), position.place().lng(),
				position.movedAt(), towards, way.meters(), way.duration().toSeconds());
	}

	static DriverUpdate lost(UUID driverId, String towards) {
		return new DriverUpdate(driverId, false, null, null, null, towards, null, null);
	}

}
