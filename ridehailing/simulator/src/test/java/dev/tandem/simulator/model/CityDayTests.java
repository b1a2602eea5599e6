package dev.tandem.simulator.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.simulator.model.HourFigures.Probe;
import dev.tandem.simulator.model.Probes.Probing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A day of the city with the defaults of {@code make up}: it is active at every hour, and
 * a person's request is served.
 */
class CityDayTests {

	/** The settings' defaults, see {@code .env.example}. */
	private static final int DRIVERS = 200;

	private static final double SPEED = 4;

	private static final int SEED = 7;

	/**
	 * The named places of the page, see {@code frontend/ridehailing/places/places.ts}.
	 */
	private static final Map<String, Place> NAMED = new TreeMap<>(
			Map.ofEntries(Map.entry("Times Square", new Place(40.758, -73.9855)),
					Map.entry("JFK Airport", new Place(40.6413, -73.7781)),
					Map.entry("LaGuardia Airport", new Place(40.7769, -73.874)),
					Map.entry("Grand Central Terminal", new Place(40.7527, -73.9772)),
					Map.entry("Wall Street", new Place(40.706, -74.0088)),
					Map.entry("Union Square", new Place(40.7359, -73.9911)),
					Map.entry("Brooklyn Bridge Park", new Place(40.7003, -73.9967)),
					Map.entry("Prospect Park", new Place(40.6602, -73.969)),
					Map.entry("Coney Island", new Place(40.5755, -73.9707)),
					Map.entry("Yankee Stadium", new Place(40.8296, -73.9262)),
					Map.entry("St. George Ferry", new Place(40.6437, -74.0736))));

	/**
	 * The maximum of failed requests: one of a place's 24 requests a day, and one in a
	 * hundred of all.
	 */
	private static final double ENOUGH_AT_A_PLACE = 0.95;

	@ParameterizedTest
	@CsvSource({ "a Wednesday,2026-11-25T04:00:00Z", "a Saturday,2026-11-28T04:00:00Z" })
	void cityIsActiveAtEveryHour(String day, Instant anHourBefore) {
		ModelCity city = new ModelCity(anHourBefore, DRIVERS, null, true, SPEED, SEED);
		city.hour(List.of());
		List<Probe> probes = new ArrayList<>();
		for (int hour = 0; hour < 24; hour++) {
			HourFigures figures = city.hour(probings());
			assertAlive(figures);
			probes.addAll(figures.probes);
		}
		assertThat(probes).hasSizeGreaterThan(480);
		assertThat(shareInTime(probes)).as(day).isGreaterThanOrEqualTo(0.99);
		NAMED.keySet()
			.forEach((name) -> assertThat(
					shareInTime(probes.stream().filter((probe) -> probe.place().equals(name)).toList()))
				.as(day + ", " + name)
				.isGreaterThanOrEqualTo(ENOUGH_AT_A_PLACE));
	}

	/** The settings before demand followed the size of the fleet. */
	@Test
	void sixtyDriversAndTenRidesAMinuteStarve() {
		ModelCity city = new ModelCity(Instant.parse("2026-11-25T16:00:00Z"), 60, 10.0, false, SPEED, SEED);
		city.hour(List.of());
		city.hour(List.of());
		HourFigures afternoon = city.hour(List.of());
		assertThat(afternoon.busyShare.getAverage()).as(afternoon.toString()).isGreaterThan(0.9);
		assertThat(afternoon.free.getMin()).as(afternoon.toString()).isZero();
		assertThat(afternoon.matchedShare()).as(afternoon.toString()).isLessThan(0.8);
		assertThat(afternoon.medianMatch()).as(afternoon.toString()).isGreaterThan(Duration.ofSeconds(5));
	}

	private static void assertAlive(HourFigures figures) {
		assertThat(figures).as(figures.toString()).satisfies((hour) -> {
			assertThat(hour.busyShare.getAverage()).isBetween(0.50, 0.75);
			assertThat(hour.matchedShare()).isGreaterThanOrEqualTo(0.95);
			assertThat(hour.medianMatch()).isLessThanOrEqualTo(Duration.ofSeconds(5));
			assertThat(hour.free.getMin()).isPositive();
			assertThat(hour.surgesBegun).isPositive();
			assertThat(hour.surgesEnded).isPositive();
			assertThat(hour.surging.getAverage()).isBetween(1.0, 200.0);
		});
	}

	/** From each named place and as many others, each at its own time. */
	private static List<Probing> probings() {
		List<Probing> probings = new ArrayList<>();
		NAMED.forEach((name, place) -> {
			int number = probings.size();
			probings.add(new Probing(Duration.ofSeconds(50L * number), name, place));
			probings.add(new Probing(Duration.ofSeconds(50L * number + 50), "any served place", null));
		});
		return probings;
	}

	private static double shareInTime(List<Probe> probes) {
		return probes.stream().mapToInt((probe) -> probe.inTime() ? 1 : 0).average().orElseThrow();
	}

}
