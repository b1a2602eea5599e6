package dev.tandem.gateway.ridehailing.pulse;

import java.time.Duration;
import java.util.concurrent.Callable;

import dev.tandem.gateway.platform.testing.LoggedFault;
import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * What a person sees on the screen when a part goes and comes back.
 */
@ExtendWith(OutputCaptureExtension.class)
class SurgeOutageLogTests {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private static final LoggedFault ML_SERVICE = new LoggedFault("The ML service is unavailable",
			"The ML service is available");

	private static final LoggedFault SURGE = new LoggedFault("The city has no surge", "The city has surge again");

	private final FakeMlService mlService = new FakeMlService();

	@AfterEach
	void close() {
		this.mlService.close();
	}

	@Test
	void absentMlServiceAndItsReturnAreLoggedOnce(CapturedOutput output) {
		try (TestDatabase database = TestDatabase.create();
				RidehailingGateway gateway = RidehailingGateway.on(database, this.mlService.port(),
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

}
