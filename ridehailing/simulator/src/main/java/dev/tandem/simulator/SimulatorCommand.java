package dev.tandem.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import dev.tandem.ridehailing.client.Gateways;
import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.city.CityHour;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(name = "simulator", showDefaultValues = true, sortOptions = false,
		description = "Simulates drivers and riders on Tandem's public API, and checks invariants from the outside.",
		exitCodeListHeading = "Exit codes:%n", exitCodeList = { "0:every invariant held",
				"1:an invariant was violated, or the simulator itself failed", "2:the options are invalid" })
final class SimulatorCommand implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec spec;

	@Option(names = "--gateway", split = ",", description = "Addresses of the gateways, separated by commas")
	private List<URI> gateways = List.of(URI.create("http://localhost:8080"));

	@Option(names = "--drivers",
			description = "Drivers planned for the busiest hour of the week; extra ones join while nearly all are busy")
	private int drivers = 200;

	@Option(names = "--rides-per-minute", converter = RateConverter.class,
			description = "Rides requested per minute at the busiest hour of the week; empty: as many as the drivers can serve")
	private @Nullable Double ridesPerMinute;

	@Option(names = "--seed", description = "Seed of all random decisions")
	private long seed = 7;

	@Option(names = "--speed",
			description = "Factor by which cars and people are faster than in real life; protocol times stay")
	private double speed = 1;

	@Option(names = "--hour", converter = CityHourConverter.class,
			description = "Day and hour in New York that the city stays at, such as fri-18; empty: the current hour")
	private @Nullable CityHour hour;

	@Option(names = "--duration", converter = DurationConverter.class,
			description = "How long riders arrive, such as 90s or 10m; without it: no limit")
	private @Nullable Duration duration;

	@Option(names = "--drain", converter = DurationConverter.class, defaultValue = "60s",
			description = "How long rides may continue afterwards")
	private Duration drain = Duration.ofMinutes(1);

	@Option(names = "--report-every", converter = DurationConverter.class, defaultValue = "10s",
			description = "Interval between the lines of the report")
	private Duration reportEvery = Duration.ofSeconds(10);

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help and exit")
	private boolean help;

	private final StopSignal stop;

	SimulatorCommand(StopSignal stop) {
		this.stop = stop;
	}

	@Override
	public Integer call() throws InterruptedException {
		return new Simulation(settings(), this.stop, System.out::println).run() ? 0 : 1;
	}

	private Settings settings() {
		try {
			return new Settings(new Gateways(this.gateways), this.drivers, this.ridesPerMinute, this.seed, this.speed,
					this.hour, this.duration, this.drain, this.reportEvery);
		}
		catch (IllegalArgumentException ex) {
			throw new ParameterException(Objects.requireNonNull(this.spec).commandLine(), ex.getMessage());
		}
	}

}
