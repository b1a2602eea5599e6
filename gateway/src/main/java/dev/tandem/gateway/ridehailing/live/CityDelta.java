package dev.tandem.gateway.ridehailing.live;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.fleet.DriverPosition;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.live.BoardMessage.BoardRide;
import dev.tandem.gateway.ridehailing.live.BoardMessage.Cell;
import dev.tandem.gateway.ridehailing.live.BoardMessage.Driver;
import dev.tandem.gateway.ridehailing.live.BoardMessage.Drivers;
import dev.tandem.gateway.ridehailing.live.BoardMessage.Pulse;
import dev.tandem.gateway.ridehailing.live.BoardMessage.Rates;
import dev.tandem.gateway.ridehailing.live.BoardMessage.Snapshot;
import dev.tandem.gateway.ridehailing.pulse.CityPulse;
import dev.tandem.gateway.ridehailing.pulse.CityPulse.CityRates;
import dev.tandem.gateway.ridehailing.pulse.CityPulses;
import dev.tandem.gateway.ridehailing.quote.QuoteLatencies;
import org.jspecify.annotations.Nullable;

/**
 * Computes a board update: the cells, drivers and rates of the city that changed since
 * the previous call. Not thread-safe.
 */
final class CityDelta {

	private final DriverPresence presence;

	private final CityPulses pulses;

	private final QuoteLatencies latencies;

	private final Clock clock;

	private Map<UUID, Driver> drivers = Map.of();

	private Map<String, Cell> cells = Map.of();

	private @Nullable CityPulse pulse;

	CityDelta(DriverPresence presence, CityPulses pulses, QuoteLatencies latencies, Clock clock) {
		this.presence = presence;
		this.pulses = pulses;
		this.latencies = latencies;
		this.clock = clock;
	}

	/**
	 * Compares the drivers with the previous call.
	 * @param busy drivers with a ride or an open offer
	 * @return the changes; empty when there are none
	 */
	Optional<Drivers> driverChanges(Set<UUID> busy) {
		Map<UUID, Driver> before = this.drivers;
		Map<UUID, Driver> now = new HashMap<>();
		for (DriverPosition position : this.presence.positions()) {
			now.put(position.driverId(), Driver.of(position, busy.contains(position.driverId())));
		}
		this.drivers = now;
		List<Driver> moved = now.values().stream().filter((driver) -> !driver.equals(before.get(driver.id()))).toList();
		List<UUID> gone = before.keySet().stream().filter((driver) -> !now.containsKey(driver)).toList();
		return Optional.of(new Drivers(this.clock.instant(), moved, gone)).filter((change) -> !change.isEmpty());
	}

	/**
	 * Compares the cells with the previous call.
	 * @return the latest pulse with the cells that changed; empty without a new pulse
	 */
	Optional<Pulse> cellChanges() {
		CityPulse known = this.pulse;
		return this.pulses.latest()
			.filter((latest) -> known == null || latest.number() != known.number())
			.map(this::take);
	}

	private Pulse take(CityPulse latest) {
		Map<String, Cell> before = this.cells;
		Map<String, Cell> now = HashMap.newHashMap(latest.cells().size());
		List<Cell> changed = new ArrayList<>();
		latest.cells().forEach((id, pulse) -> {
			Cell cell = Cell.of(id, pulse);
			now.put(id, cell);
			if (!cell.equals(before.get(id))) {
				changed.add(cell);
			}
		});
		this.pulse = latest;
		this.cells = now;
		return new Pulse(latest.at(), pricing(), modelVersion(), changed);
	}

	/** All drivers as of the last comparison. */
	Collection<Driver> drivers() {
		return this.drivers.values();
	}

	/**
	 * Creates a snapshot as of the last comparison, for a board that sees these drivers.
	 */
	Snapshot snapshot(List<Driver> visible, List<BoardRide> rides) {
		return new Snapshot(this.clock.instant(), pricing(), modelVersion(), List.copyOf(this.cells.values()), visible,
				rides, rates());
	}

	/** The rates of the last pulse and the current quote latency. */
	Rates rates() {
		CityPulse last = this.pulse;
		Instant at = (last != null) ? last.at() : this.clock.instant();
		return new Rates(at, (last != null) ? last.rates() : CityRates.NONE, this.latencies.mean().orElse(null));
	}

	private String pricing() {
		return (modelVersion() != null) ? "model" : "fallback";
	}

	private @Nullable String modelVersion() {
		CityPulse last = this.pulse;
		return (last != null) ? last.modelVersion() : null;
	}

}
