package dev.tandem.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import dev.tandem.simulator.city.CityHour;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings of a simulation: the options of its command line. */
final class Settings {

	@Option(names = "--gateway", split = ",", description = "Addresses of the gateways, separated by commas")
	List<URI> gateways = List.of(URI.create("http://localhost:8080"));

	@Option(names = "--drivers",
			description = "Drivers planned for the busiest hour of the week; extra ones join while nearly all are busy")
	int drivers = 200;

	@Option(names = "--rides-per-minute", converter = Converters.Rate.class,
			description = "Rides requested per minute at the busiest hour of the week; empty: as many as the drivers can serve")
	@Nullable Double ridesPerMinute;

	@Option(names = "--seed", description = "Seed of all random decisions")
	long seed = 7;

	@Option(names = "--speed",
			description = "Factor by which cars and people are faster than in real life; protocol times stay")
	double speed = 1;

	@Option(names = "--hour", converter = Converters.Hour.class,
			description = "Day and hour in New York that the city stays at, such as fri-18; empty: the current hour")
	@Nullable CityHour hour;

	@Option(names = "--duration", converter = Converters.Time.class,
			description = "How long riders arrive, such as 90s or 10m; without it: no limit")
	@Nullable Duration duration;

	@Option(names = "--drain", converter = Converters.Time.class, defaultValue = "60s",
			description = "How long rides may continue afterwards")
	Duration drain = Duration.ofMinutes(1);

	@Option(names = "--report-every", converter = Converters.Time.class, defaultValue = "10s",
			description = "Interval between the lines of the report")
	Duration reportEvery = Duration.ofSeconds(10);

	@Option(names = "--json", description = "Report in lines of JSON, the times in HdrHistogram's encoding")
	boolean json;

	@Option(names = "--boards", description = "Whole-city boards to watch; they time positions until they are shown")
	int boards;

	@Option(names = "--measure", converter = Converters.Time.class, paramLabel = "INTERVAL",
			description = "A load for measurements: positions at this interval; nobody hesitates, disconnects or cancels")
	@Nullable Duration measure;

	/** Checks the values, as far as their types do not. */
	void check() {
		require(this.drivers >= 0, "--drivers must not be negative");
		require(this.ridesPerMinute == null || (this.ridesPerMinute >= 0 && Double.isFinite(this.ridesPerMinute)),
				"--rides-per-minute must not be negative");
		require(this.speed > 0 && this.speed <= 100, "--speed must be above 0 and at most 100");
		require(this.boards >= 0, "--boards must not be negative");
		require(this.measure == null || this.measure.toSeconds() >= 1, "--measure must be at least 1s");
		require(!this.reportEvery.isZero(), "--report-every must not be zero");
	}

	private static void require(boolean holds, String otherwise) {
		if (!holds) {
			throw new IllegalArgumentException(otherwise);
		}
	}

}
