package dev.tandem.simulator.driver;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

import dev.tandem.simulator.city.Place;
import dev.tandem.simulator.city.TaxiRank;

/**
 * Who waits at the ranks or drives there. Safe for use by many threads.
 */
public final class TaxiRanks {

	/** The largest share of the working drivers that may wait at ranks. */
	private static final double MAX_SHARE = 0.35;

	/**
	 * The weight of an empty rank's distance; a full one's is 1 more.
	 */
	private static final double EMPTY = 0.2;

	private final IntSupplier drivers;

	private final Map<TaxiRank, Integer> taken = new EnumMap<>(TaxiRank.class);

	/**
	 * Starts with empty ranks.
	 * @param drivers how many drivers work now
	 */
	public TaxiRanks(IntSupplier drivers) {
		this.drivers = drivers;
	}

	/**
	 * Takes a free place at a rank: near, and where few wait.
	 * @param from where the driver is
	 * @return the rank; empty when no driver is wanted at any
	 */
	synchronized Optional<TaxiRank> join(Place from) {
		if (waiting() >= MAX_SHARE * this.drivers.getAsInt()) {
			return Optional.empty();
		}
		Optional<TaxiRank> chosen = Arrays.stream(TaxiRank.values())
			.filter((rank) -> taken(rank) < rank.cars())
			.min(Comparator.comparingDouble((rank) -> rank.place().metersTo(from) * (EMPTY + fullness(rank))));
		chosen.ifPresent((rank) -> this.taken.merge(rank, 1, Integer::sum));
		return chosen;
	}

	synchronized void leave(TaxiRank rank) {
		this.taken.merge(rank, -1, Integer::sum);
	}

	/** How many wait at ranks or drive there. */
	synchronized int waiting() {
		return this.taken.values().stream().mapToInt(Integer::intValue).sum();
	}

	private double fullness(TaxiRank rank) {
		return taken(rank) / (double) rank.cars();
	}

	private int taken(TaxiRank rank) {
		return this.taken.getOrDefault(rank, 0);
	}

}
