package dev.tandem.gateway.ridehailing.live;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.fleet.DriverPosition;
import dev.tandem.gateway.ridehailing.pulse.CityPulse.CellPulse;
import dev.tandem.gateway.ridehailing.pulse.CityPulse.CityRates;
import dev.tandem.gateway.ridehailing.quote.QuoteLatencies.QuoteLatency;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;

/**
 * The data of an event for boards.
 */
sealed interface BoardMessage {

	/**
	 * The whole state, sent first.
	 *
	 * @param at when it was taken, UTC
	 * @param pricing {@code model} or {@code fallback}
	 * @param modelVersion the model that computed the surge; null for a fallback
	 * @param cells every cell
	 * @param drivers the drivers in the viewport
	 * @param rides the rides that have not ended
	 * @param rates ride rates and driver counts
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Snapshot(Instant at, String pricing, @Nullable String modelVersion, List<Cell> cells,
			Collection<Driver> drivers, List<BoardRide> rides, Rates rates) implements BoardMessage {
	}

	/**
	 * The cells that changed with a pulse.
	 *
	 * @param at when the pulse was computed, UTC
	 * @param pricing {@code model} or {@code fallback}
	 * @param modelVersion the model that computed the surge; null for a fallback
	 * @param cells only those that changed
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Pulse(Instant at, String pricing, @Nullable String modelVersion, List<Cell> cells) implements BoardMessage {
	}

	/**
	 * The drivers that moved, changed their status or left.
	 *
	 * @param at when it was observed, UTC
	 * @param moved the drivers with their current positions
	 * @param gone the drivers that are no longer visible
	 */
	record Drivers(Instant at, List<Driver> moved, List<UUID> gone) implements BoardMessage {

		boolean isEmpty() {
			return this.moved.isEmpty() && this.gone.isEmpty();
		}

	}

	/**
	 * Ride rates, driver counts and quote latency.
	 *
	 * @param at when they were computed, UTC
	 * @param rates of the whole city
	 * @param priceLatencyMs of this replica's quotes; null when none was priced
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Rates(Instant at, @JsonUnwrapped CityRates rates,
			@Nullable QuoteLatency priceLatencyMs) implements BoardMessage {
	}

	/**
	 * A change of a ride's state.
	 *
	 * @param rideId the ride
	 * @param number 1, 2, 3 ... of its ride
	 * @param state the new state
	 * @param reason why, unless the state says it
	 * @param driverId the driver it concerns
	 * @param at when it was committed, UTC
	 * @param pickup where it starts
	 * @param dropoff where it ends
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record RideChanged(UUID rideId, int number, RideState state, @Nullable RideReason reason, @Nullable UUID driverId,
			Instant at, Coordinates pickup, Coordinates dropoff) implements BoardMessage {

		static RideChanged of(RideEvent event) {
			return new RideChanged(event.rideId(), event.number(), event.state(), event.reason(), event.driverId(),
					event.at(), event.pickup(), event.dropoff());
		}

	}

	/**
	 * One cell.
	 *
	 * @param cell H3 index
	 * @param demand quotes of the last ten minutes
	 * @param supply drivers able to serve it, to three decimals
	 * @param surge the multiplier
	 */
	record Cell(String cell, int demand, double supply, double surge) {

		static Cell of(String cell, CellPulse pulse) {
			return new Cell(cell, pulse.demand(), Math.round(pulse.supply() * 1000) / 1000.0, pulse.surge());
		}

	}

	/**
	 * One driver.
	 *
	 * @param id the driver
	 * @param lat degrees north
	 * @param lng degrees east
	 * @param status {@code free} or {@code busy}
	 */
	record Driver(UUID id, double lat, double lng, String status) {

		static Driver of(DriverPosition position, boolean busy) {
			return new Driver(position.driverId(), position.place().lat(), position.place().lng(),
					busy ? "busy" : "free");
		}

		Coordinates place() {
			return new Coordinates(this.lat, this.lng);
		}

	}

	/**
	 * A ride that has not ended.
	 *
	 * @param rideId the ride
	 * @param state its state
	 * @param driverId the driver who has it or holds the offer
	 * @param pickup where it starts
	 * @param dropoff where it ends
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record BoardRide(UUID rideId, RideState state, @Nullable UUID driverId, Coordinates pickup, Coordinates dropoff) {
	}

}
