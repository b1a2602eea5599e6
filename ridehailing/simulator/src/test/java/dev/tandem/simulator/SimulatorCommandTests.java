package dev.tandem.simulator;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;

import dev.tandem.simulator.base.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatorCommandTests {

	private final StringWriter errors = new StringWriter();

	@ParameterizedTest
	@ValueSource(strings = { "--speed=0", "--speed=101", "--drivers=-1", "--rides-per-minute=-1", "--gateway=localhost",
			"--gateway=ftp://host", "--duration=10", "--duration=ten", "--hour=fri-24", "--hour=friday",
			"--rides-per-minute=many", "--rides-per-minute=NaN", "--report-every=0s", "--boards=-1", "--measure=999ms",
			"--unknown" })
	void invalidOptionIsRejectedAndNamed(String option) {
		assertThat(execute(option)).isEqualTo(2);
		assertThat(this.errors.toString()).contains(option.substring(2, 6));
	}

	@ParameterizedTest
	@CsvSource({ "500ms,PT0.5S", "90s,PT1M30S", "10m,PT10M", "2h,PT2H" })
	void durationIsConverted(String text, Duration duration) {
		assertThat(new Converters.Time().convert(text)).isEqualTo(duration);
	}

	@Test
	void emptyOptionsAreUnset() {
		assertThat(execute("--hour=", "--rides-per-minute=", "--drivers=0", "--report-every=1h")).isZero();
		assertThat(execute("--hour=fri-18", "--rides-per-minute=2.5", "--drivers=0", "--report-every=1h")).isZero();
	}

	@Test
	void helpNamesEveryOption() {
		String help = new CommandLine(new SimulatorCommand(new StopSignal())).getUsageMessage();
		assertThat(help).contains("--gateway", "--drivers", "--rides-per-minute", "--seed", "--speed", "--duration",
				"--drain", "--report-every", "--hour", "Exit codes");
	}

	private int execute(String... options) {
		StopSignal stop = new StopSignal();
		stop.stop();
		return new CommandLine(new SimulatorCommand(stop)).setErr(new PrintWriter(this.errors)).execute(options);
	}

}
