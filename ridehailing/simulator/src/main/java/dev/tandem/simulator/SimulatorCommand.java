package dev.tandem.simulator;

import java.util.Objects;
import java.util.concurrent.Callable;

import dev.tandem.simulator.base.StopSignal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(name = "simulator", showDefaultValues = true, sortOptions = false,
		description = "Simulates drivers and riders on the public API, and checks invariants from the outside.",
		exitCodeListHeading = "Exit codes:%n", exitCodeList = { "0:every invariant held",
				"1:an invariant was violated, or the simulator itself failed", "2:the options are invalid" })
final class SimulatorCommand implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec spec;

	@Mixin
	private final Settings settings = new Settings();

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help and exit")
	private boolean help;

	private final StopSignal stop;

	SimulatorCommand(StopSignal stop) {
		this.stop = stop;
	}

	@Override
	public Integer call() throws InterruptedException {
		Simulation simulation;
		try {
			simulation = new Simulation(this.settings, this.stop, System.out::println);
		}
		catch (IllegalArgumentException ex) {
			throw new ParameterException(Objects.requireNonNull(this.spec).commandLine(), ex.getMessage());
		}
		return simulation.run() ? 0 : 1;
	}

}
