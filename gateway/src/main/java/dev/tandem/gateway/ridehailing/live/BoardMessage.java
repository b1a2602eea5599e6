package dev.tandem.gateway.ridehailing.live;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.fleet.DriverPosition;
import dev.tandem.gateway.ridehailing.pulse.CellPulse;
import dev.tandem.gateway.ridehailing.pulse.CityRates;
import dev.tandem.gateway.ridehailing.quote.QuoteLatency;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;

/**
 * What a board is told.
 */
sealed interface BoardMessage {

	/**
	 * All of it, to begin with.
	 *
	 * @param at when, UTC
	 * @param pricing {@code model} or {@code fallback}
	 * @param modelVersion the model that computed the surge; null for a fallback
	 * @param cells every cell
	 * @param drivers those in the viewport
	 * @param rides those that have not ended
	 * @param rates how the city goes
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Snapshot(Instant at, String pricing, @Nullable String modelVersion, List<Cell> cells,
			Collection<Driver> drivers, List<BoardRide> rides, Rates rates) implements BoardMessage {
	}

	/**
	 * The cells that changed.
	 *
	 * @param at when, UTC
	 * @param pricing {@code model} or {@code fallback}
	 * @param modelVersion the model that computed the surge; null for a fallback
	 * @param cells only those that changed
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record Pulse(Instant at, String pricing, @Nullable String modelVersion, List<Cell> cells) implements BoardMessage {
	}

	/**
	 * The drivers that moved, changed or went.
	 *
	 * @param at when, UTC
	 * @param moved as they are now
	 * @param gone those no longer to be seen
	 */
	record Drivers(Instant at, List<Driver> moved, List<UUID> gone) implements BoardMessage {

		boolean isEmpty() {
			return this.moved.isEmpty() && this.gone.isEmpty();
		}

	}

	/**
	 * How the city goes.
	 *
	 * @param at when, UTC
	 * @param rates of all replicas
	 * @param priceLatencyMs of quotes of this replica; null where none was priced
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
	 * @param state the state from then on
	 * @param reason why, where the state alone does not say
	 * @param driverId the driver it concerns
	 * @param at when, UTC
	 * @param pickup where it begins
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
	 * @param driverId who has it or is asked
	 * @param pickup where it begins
	 * @param dropoff where it ends
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	record BoardRide(UUID rideId, RideState state, @Nullable UUID driverId, Coordinates pickup, Coordinates dropoff) {
	}

}
