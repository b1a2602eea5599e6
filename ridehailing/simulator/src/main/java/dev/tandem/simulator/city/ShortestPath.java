package dev.tandem.simulator.city;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import dev.tandem.ridehailing.client.Place;
import org.jspecify.annotations.Nullable;

/**
 * Finds the shortest path between corners with few turns: A* with the straight distance
 * as heuristic.
 */
final class ShortestPath {

	private static final double TURN_PENALTY_METERS = 60;

	private final Corner target;

	private final Map<Corner, Step> best = new HashMap<>();

	private final PriorityQueue<Step> open = new PriorityQueue<>(Comparator.comparingDouble(Step::guess));

	private ShortestPath(Corner target) {
		this.target = target;
	}

	/** Returns the corners of the path, including start and end. */
	static List<Place> between(Corner from, Corner to) {
		return new ShortestPath(to).search(from);
	}

	private List<Place> search(Corner from) {
		reach(new Step(from, null, true, 0, from.minMetersTo(this.target)));
		while (true) {
			Step step = this.open.poll();
			if (step == null) {
				throw new IllegalStateException("No path from " + from.place() + " to " + this.target.place());
			}
			if (step.corner == this.target) {
				return step.path();
			}
			if (this.best.get(step.corner) == step) {
				step.corner.streets().forEach((street) -> reach(step.along(street, this.target)));
			}
		}
	}

	private void reach(Step step) {
		Step known = this.best.get(step.corner);
		if (known == null || step.meters < known.meters) {
			this.best.put(step.corner, step);
			this.open.add(step);
		}
	}

	private record Step(Corner corner, @Nullable Step before, boolean across, double meters, double guess) {

		Step along(Corner.Street street, Corner target) {
			double turn = (this.before != null && street.across() != this.across) ? TURN_PENALTY_METERS : 0;
			double soFar = this.meters + street.meters() + turn;
			return new Step(street.to(), this, street.across(), soFar, soFar + street.to().minMetersTo(target));
		}

		List<Place> path() {
			List<Place> places = new ArrayList<>();
			for (Step step = this; step != null; step = step.before) {
				places.add(step.corner.place());
			}
			Collections.reverse(places);
			return places;
		}

	}

}
