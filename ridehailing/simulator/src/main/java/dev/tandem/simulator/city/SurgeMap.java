package dev.tandem.simulator.city;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.ridehailing.client.Place;

/**
 * The surge of the city as the public API shows it; empty until the first update.
 * Thread-safe.
 */
public final class SurgeMap {

	/** Drivers ignore a lower surge. */
	public static final double ATTRACTIVE = 1.25;

	private static final double METERS_PER_KILOMETER = 1_000;

	private final Map<String, Double> surging = new ConcurrentHashMap<>();

	/**
	 * Updates the surge of some cells; the others stay unchanged.
	 * @param surge multipliers by H3 index
	 */
	public void update(Map<String, Double> surge) {
		surge.forEach((cell, multiplier) -> {
			if (multiplier >= ATTRACTIVE) {
				this.surging.put(cell, multiplier);
			}
			else {
				this.surging.remove(cell);
			}
		});
	}

	/** Removes all cells, because outdated surge would mislead drivers. */
	public void clear() {
		this.surging.clear();
	}

	/**
	 * Returns the most attractive surging cell: high surge, short distance.
	 * @return the centre of the cell; empty when no cell within reach surges
	 */
	public Optional<Place> mostAttractive(Place from, int rings) {
		if (this.surging.isEmpty()) {
			return Optional.empty();
		}
		Place best = null;
		double bestWorth = 0;
		for (String cell : Cells.disk(Cells.of(from), rings)) {
			Double surge = this.surging.get(cell);
			if (surge != null) {
				Place centre = Cells.centre(cell);
				double worth = (surge - 1) / (1 + centre.metersTo(from) / METERS_PER_KILOMETER);
				if (worth > bestWorth) {
					best = centre;
					bestWorth = worth;
				}
			}
		}
		return Optional.ofNullable(best);
	}

}
