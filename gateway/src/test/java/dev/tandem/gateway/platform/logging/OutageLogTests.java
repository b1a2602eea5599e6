package dev.tandem.gateway.platform.logging;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tandem.gateway.testing.FakeMlService;
import dev.tandem.gateway.testing.RunningGateway;
import dev.tandem.gateway.testing.TestDatabase;
import dev.tandem.localpostgres.LocalPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person sees on the screen when a part goes and comes back. A busy machine may
 * add short outages of its own; each has its two lines, too.
 */
@ExtendWith(OutputCaptureExtension.class)
class OutageLogTests {

	private static final Duration BOUND = Duration.ofSeconds(30);

	/** A line of the gateway's own at info or above, without its logger. */
	private static final Pattern LINE = Pattern.compile(" (?:INFO|WARN|ERROR) .* d\\S*\\.t\\S*\\.\\S+ *: (.*)");

	private static final Fault DATABASE = new Fault("The database is not ready", "The database is ready");

	private static final Fault NOTIFICATIONS = new Fault("No notifications of other replicas are received",
			"Notifications of other replicas are received again");

	private static final Fault ML_SERVICE = new Fault("The ML service is unavailable", "The ML service is available");

	private static final Fault SURGE = new Fault("The city has no surge", "The city has surge again");

	private final FakeMlService mlService = new FakeMlService();

	@AfterEach
	void close() {
		this.mlService.close();
	}

	@Test
	void absentDatabaseIsLoggedOnceAndSoIsItsReturn(CapturedOutput output) {
		try (LocalPostgres postgres = LocalPostgres.temporary();
				RunningGateway gateway = RunningGateway.on(postgres, this.mlService.port(),
						"logging.level.dev.tandem=info")) {
			gateway.awaitReady();
			postgres.stop();
			await(() -> DATABASE.lasts(output) && NOTIFICATIONS.lasts(output));
			for (int quote = 0; quote < 5; quote++) {
				gateway.post(RunningGateway.RIDE).expectStatus().isEqualTo(503);
			}
			postgres.start();
			gateway.awaitReady();
			await(() -> !DATABASE.lasts(output) && !NOTIFICATIONS.lasts(output));
		}
		DATABASE.assertLoggedOnceEachTime(output);
		NOTIFICATIONS.assertLoggedOnceEachTime(output);
		assertThat(lines(output)).noneMatch((line) -> line.contains("is tried again"));
	}

	@Test
	void absentMlServiceIsLoggedOnceAndSoIsItsReturn(CapturedOutput output) {
		try (TestDatabase database = TestDatabase.create();
				RunningGateway gateway = RunningGateway.on(database, this.mlService.port(),
						"logging.level.dev.tandem=info")) {
			gateway.awaitModel();
			this.mlService.stop();
			await(() -> {
				gateway.quote();
				return ML_SERVICE.lasts(output) && SURGE.lasts(output);
			});
			for (int quote = 0; quote < 5; quote++) {
				gateway.quote();
			}
			this.mlService.start();
			await(() -> !ML_SERVICE.lasts(output) && !SURGE.lasts(output));
		}
		ML_SERVICE.assertLoggedOnceEachTime(output);
		SURGE.assertLoggedOnceEachTime(output);
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(BOUND).until(condition);
	}

	private static List<String> lines(CapturedOutput output) {
		return output.getOut().lines().map(LINE::matcher).filter(Matcher::find).map((line) -> line.group(1)).toList();
	}

	/**
	 * A pair of lines.
	 *
	 * @param begin how the line of its begin starts
	 * @param end how the line of its end starts
	 */
	private record Fault(String begin, String end) {

		boolean lasts(CapturedOutput output) {
			List<Boolean> begins = begins(output);
			return !begins.isEmpty() && begins.getLast();
		}

		void assertLoggedOnceEachTime(CapturedOutput output) {
			List<Boolean> begins = begins(output);
			assertThat(begins).contains(true);
			for (int line = 1; line < begins.size(); line++) {
				assertThat(begins.get(line)).as("line %s of %s", line, this).isNotEqualTo(begins.get(line - 1));
			}
		}

		private List<Boolean> begins(CapturedOutput output) {
			return lines(output).stream()
				.filter((line) -> line.startsWith(this.begin) || line.startsWith(this.end))
				.map((line) -> line.startsWith(this.begin))
				.toList();
		}

	}

}
