package dev.tandem.simulator.driver;

import java.util.Comparator;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.city.TaxiRank;
import org.jspecify.annotations.Nullable;

/**
 * Where a free driver drives: to a taxi rank with space, to a surging cell nearby, or to
 * a place with demand.
 */
final class Cruise {

	private static final double JOIN_RANK_PROBABILITY = 0.7;

	private static final double FOLLOW_SURGE_PROBABILITY = 0.6;

	private static final int SURGE_RINGS = 4;

	/** A free driver draws some places and takes the nearest. */
	private static final int CANDIDATES = 3;

	private final SimulationContext context;

	private final RandomGenerator random;

	private @Nullable TaxiRank rank;

	Cruise(SimulationContext context, RandomGenerator random) {
		this.context = context;
		this.random = random;
	}

	/** Returns the next destination; a driver at a rank stays there. */
	Place next(Place from) {
		if (this.rank == null && happens(JOIN_RANK_PROBABILITY)) {
			this.rank = this.context.ranks().join(from).orElse(null);
		}
		if (this.rank != null) {
			return corner(this.rank.place());
		}
		Optional<Place> surge = happens(FOLLOW_SURGE_PROBABILITY)
				? this.context.surge().mostAttractive(from, SURGE_RINGS) : Optional.empty();
		return corner(surge.orElseGet(() -> nearestCandidate(from)));
	}

	/** Leaves the rank, if the driver is at one. */
	void leaveRank() {
		if (this.rank != null) {
			this.context.ranks().leave(this.rank);
			this.rank = null;
		}
	}

	/** Whether the driver waits at a rank or is on the way to it. */
	boolean isAtRank() {
		return this.rank != null;
	}

	Place randomPickup() {
		return this.context.demand().drawPickup(this.context.hour(), this.random);
	}

	private Place nearestCandidate(Place from) {
		return Stream.generate(this::randomPickup)
			.limit(CANDIDATES)
			.min(Comparator.comparingDouble((place) -> place.metersTo(from)))
			.orElseThrow();
	}

	private Place corner(Place place) {
		return this.context.streets().cornerAt(place);
	}

	private boolean happens(double probability) {
		return this.random.nextDouble() < probability;
	}

}
