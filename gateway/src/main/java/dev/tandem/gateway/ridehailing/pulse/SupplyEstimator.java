package dev.tandem.gateway.ridehailing.pulse;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.city.SupplyBaseline;
import dev.tandem.gateway.ridehailing.fleet.DriverPosition;

import org.springframework.stereotype.Component;

/**
 * Estimates the supply of each cell: the free drivers in the cell and its neighbours.
 * While few drivers are connected, the baseline of the hour represents the missing ones.
 */
@Component
final class SupplyEstimator {

	private final SupplyBaseline baseline;

	private final CellGrid grid;

	private final int fullFleet;

	SupplyEstimator(SupplyBaseline baseline, CellGrid grid, PulseProperties properties) {
		this.baseline = baseline;
		this.grid = grid;
		this.fullFleet = properties.fullFleet();
	}

	/**
	 * Estimates the supply of every cell of the city, by H3 index; the moment selects the
	 * baseline's hour.
	 */
	Map<String, Double> of(Iterable<DriverPosition> free, int online, Instant moment) {
		Map<String, Integer> live = new HashMap<>();
		for (DriverPosition driver : free) {
			this.grid.disk(driver.cell(), 1).forEach((cell) -> live.merge(cell, 1, Integer::sum));
		}
		double missing = Math.max(0, 1 - online / (double) this.fullFleet);
		Map<String, Double> supply = new HashMap<>();
		for (String cell : this.baseline.cells()) {
			supply.put(cell, live.getOrDefault(cell, 0) + missing * this.baseline.driversIn(cell, moment));
		}
		return supply;
	}

}
