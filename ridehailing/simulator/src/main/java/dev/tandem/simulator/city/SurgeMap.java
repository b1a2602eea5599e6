package dev.tandem.simulator.city;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The surge of the city as the public API shows it. Empty until the first update. Safe
 * for use by many threads.
 */
public final class SurgeMap {

	/** Below it, nobody goes out of their way. */
	public static final double ATTRACTIVE = 1.25;

	private static final double METERS_PER_KILOMETER = 1_000;

	private final Map<String, Double> surging = new ConcurrentHashMap<>();

	/**
	 * Takes the surge of cells; the others stay as they are.
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

	/** Forgets everything, as what is old misleads. */
	public void clear() {
		this.surging.clear();
	}

	/**
	 * The surging cell that is most worth the way: dear and near.
	 * @param from where the way begins
	 * @param rings how many rings of cells around it count as near
	 * @return the middle of the cell; empty where no cell in reach surges
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
