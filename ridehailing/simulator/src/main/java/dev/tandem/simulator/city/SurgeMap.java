package dev.tandem.simulator.city;

import java.util.Comparator;
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

	/** Updates the multipliers of some H3 cells; the others stay unchanged. */
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
	 * Returns the centre of the most attractive surging cell: high surge, short distance.
	 * @return empty when no cell within reach surges
	 */
	public Optional<Place> mostAttractive(Place from, int rings) {
		if (this.surging.isEmpty()) {
			return Optional.empty();
		}
		return Cells.disk(Cells.of(from), rings)
			.stream()
			.filter(this.surging::containsKey)
			.max(Comparator.comparingDouble((cell) -> worth(cell, from)))
			.map(Cells::centre);
	}

	private double worth(String cell, Place from) {
		double surge = this.surging.getOrDefault(cell, 1.0);
		return (surge - 1) / (1 + Cells.centre(cell).metersTo(from) / METERS_PER_KILOMETER);
	}

}
