package dev.tandem.simulator.driver;

import java.util.Optional;
import java.util.random.RandomGenerator;

import dev.tandem.simulator.city.Place;
import dev.tandem.simulator.city.Rank;
import org.jspecify.annotations.Nullable;

/**
 * Where a free driver goes: to a rank that wants a car, to a cell nearby that surges, or
 * to where rides are asked for.
 */
final class Cruise {

	private static final double JOINS_A_RANK = 0.7;

	private static final double FOLLOWS_SURGE = 0.6;

	private static final int SURGE_RINGS = 4;

	/** Of the places that a free driver thinks of, they take the nearest. */
	private static final int IDEAS = 3;

	private final World world;

	private final RandomGenerator random;

	private @Nullable Rank rank;

	Cruise(World world, RandomGenerator random) {
		this.world = world;
		this.random = random;
	}

	/** Where to go next; a driver who waits at a rank stays there. */
	Place next(Place from) {
		Rank stays = this.rank;
		if (stays != null) {
			return corner(stays.place());
		}
		if (happens(JOINS_A_RANK)) {
			Optional<Rank> joined = this.world.ranks().join(from);
			if (joined.isPresent()) {
				this.rank = joined.get();
				return corner(joined.get().place());
			}
		}
		Optional<Place> surge = happens(FOLLOWS_SURGE) ? this.world.surge().mostAttractive(from, SURGE_RINGS)
				: Optional.empty();
		return corner(surge.orElseGet(() -> nearestIdea(from)));
	}

	/** Gives up the place at the rank, if there is one. */
	void leaveRank() {
		Rank left = this.rank;
		if (left != null) {
			this.world.ranks().leave(left);
			this.rank = null;
		}
	}

	/** Whether the driver has a place at a rank, and waits there or is on the way. */
	boolean isAtRank() {
		return this.rank != null;
	}

	Place idea() {
		return this.world.demand().drawPickup(this.world.hour(), this.random);
	}

	private Place nearestIdea(Place from) {
		Place nearest = idea();
		for (int more = 1; more < IDEAS; more++) {
			Place other = idea();
			nearest = (other.metersTo(from) < nearest.metersTo(from)) ? other : nearest;
		}
		return nearest;
	}

	private Place corner(Place place) {
		return this.world.streets().cornerAt(place);
	}

	private boolean happens(double probability) {
		return this.random.nextDouble() < probability;
	}

}
