package dev.tandem.simulator.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.city.Cells;
import dev.tandem.simulator.city.CityHour;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model of the surge of gateway and ML service: quotes of the last ten minutes and
 * usual demand give the forecast; free drivers in a cell and around it give the supply.
 * The forecast follows the law of the synthetic city (a gamma-distributed factor of shape
 * 5 on Poisson demand), which the trained model approximates.
 */
final class SurgeModel {

	private static final long DEMAND_WINDOW_MILLIS = 600_000;

	private static final int FULL_FLEET = 50;

	private static final double DRIVERS_PER_REQUEST = 1.25;

	private static final double SHAPE = 5;

	/** The trained model hardly forecasts less, however few quotes there are. */
	private static final double MIN_RATIO = 0.41;

	private final Map<String, Double> shares = new TreeMap<>();

	private final double[] drivers;

	private final Deque<Request> quotes = new ArrayDeque<>();

	private final Map<String, Integer> demand = new HashMap<>();

	private Map<String, Integer> live = Map.of();

	private double missing;

	SurgeModel() {
		try (InputStream input = SurgeModel.class.getResourceAsStream("/city/supply-baseline.json")) {
			JsonNode content = new JsonMapper().readTree(Objects.requireNonNull(input));
			content.get("shareByCell")
				.properties()
				.forEach((cell) -> this.shares.put(cell.getKey(), cell.getValue().asDouble()));
			this.drivers = content.get("driversByHourOfWeek").valueStream().mapToDouble(JsonNode::asDouble).toArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	List<String> cells() {
		return List.copyOf(this.shares.keySet());
	}

	/** Prices a quote, which counts as demand afterwards. */
	double quote(Place pickup, CityHour hour, long now) {
		String cell = Cells.of(pickup);
		forget(now);
		double surge = surge(cell, hour);
		this.quotes.add(new Request(cell, now));
		this.demand.merge(cell, 1, Integer::sum);
		return surge;
	}

	/** Prices every cell from the positions of free drivers. */
	Map<String, Double> pulse(Collection<Place> free, int online, CityHour hour, long now) {
		forget(now);
		Map<String, Integer> counts = new HashMap<>();
		for (Place place : free) {
			Cells.disk(Cells.of(place), 1).forEach((cell) -> counts.merge(cell, 1, Integer::sum));
		}
		this.live = counts;
		this.missing = Math.max(0, 1 - online / (double) FULL_FLEET);
		Map<String, Double> surge = HashMap.newHashMap(this.shares.size());
		this.shares.keySet().forEach((cell) -> surge.put(cell, surge(cell, hour)));
		return surge;
	}

	private double surge(String cell, CityHour hour) {
		double ordinary = this.drivers[hour.day() * 24 + hour.hour()] * this.shares.getOrDefault(cell, 0.0);
		double baseline = ordinary / DRIVERS_PER_REQUEST;
		int recent = this.demand.getOrDefault(cell, 0);
		double ratio = Math.max(MIN_RATIO, (SHAPE + recent) / (SHAPE + baseline));
		double forecast = Math.max(baseline * ratio, 0.5 * (recent - 4));
		double supply = this.live.getOrDefault(cell, 0) + this.missing * ordinary;
		return Math.clamp(1 + 0.75 * (forecast / Math.max(supply, 0.5) - 1), 1, 3);
	}

	private void forget(long now) {
		while (!this.quotes.isEmpty() && this.quotes.peek().at < now - DEMAND_WINDOW_MILLIS) {
			this.demand.merge(this.quotes.remove().cell, -1, Integer::sum);
		}
	}

	static Set<String> surging(Map<String, Double> surge) {
		Set<String> cells = new HashSet<>();
		surge.forEach((cell, multiplier) -> {
			if (multiplier >= 1.2) {
				cells.add(cell);
			}
		});
		return cells;
	}

	private record Request(String cell, long at) {
	}

}
