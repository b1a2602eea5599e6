package dev.tandem.simulator.driver;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.city.TaxiRank;

/** The drivers who wait at taxi ranks or drive to one. Thread-safe. */
public final class TaxiRanks {

	/** The maximum share of the working drivers at ranks. */
	private static final double MAX_SHARE = 0.35;

	/** The weight of the distance to an empty rank; a full rank's is 1 more. */
	private static final double EMPTY = 0.2;

	private final IntSupplier drivers;

	private final Map<TaxiRank, Integer> taken = new EnumMap<>(TaxiRank.class);

	public TaxiRanks(IntSupplier drivers) {
		this.drivers = drivers;
	}

	/** Reserves a space at a rank, preferring near and empty ones, if any has one. */
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

	/** The number of drivers at ranks or on the way to one. */
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
