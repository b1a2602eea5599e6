package dev.tandem.simulator;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import dev.tandem.simulator.base.StopSignal;
import dev.tandem.simulator.city.CityHour;
import dev.tandem.simulator.client.Gateways;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line.
 */
@Command(name = "simulator", showDefaultValues = true, sortOptions = false,
		description = "Simulates drivers and riders on Tandem's public API, and checks from the outside what must hold.",
		exitCodeListHeading = "Exit codes:%n", exitCodeList = { "0:every invariant held",
				"1:an invariant was broken, or the simulator itself failed", "2:the options are wrong" })
final class SimulatorCommand implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec spec;

	@Option(names = "--gateway", split = ",", description = "Gateways, all of which serve the same")
	private List<URI> gateways = List.of(URI.create("http://localhost:8080"));

	@Option(names = "--drivers",
			description = "Drivers planned for the busiest hour of the week; more come while nearly all are busy")
	private int drivers = 200;

	@Option(names = "--rides-per-minute", converter = RateConverter.class,
			description = "Rides asked for a minute, at the busiest hour of the week; absent or empty: as many as the drivers can serve")
	private @Nullable Double ridesPerMinute;

	@Option(names = "--seed", description = "Decides what everybody does")
	private long seed = 7;

	@Option(names = "--speed", description = "How much faster than life cars and people are; protocol times stay")
	private double speed = 1;

	@Option(names = "--hour", converter = CityHourConverter.class,
			description = "Day and hour in New York at which the city stays, as fri-18; absent or empty: the present hour")
	private @Nullable CityHour hour;

	@Option(names = "--duration", converter = DurationConverter.class,
			description = "How long riders come, as 90s or 10m; for ever when absent")
	private @Nullable Duration duration;

	@Option(names = "--drain", converter = DurationConverter.class, defaultValue = "60s",
			description = "How long rides may go on after that")
	private Duration drain = Duration.ofMinutes(1);

	@Option(names = "--report-every", converter = DurationConverter.class, defaultValue = "10s",
			description = "How often a line is printed")
	private Duration reportEvery = Duration.ofSeconds(10);

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this and exit")
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
