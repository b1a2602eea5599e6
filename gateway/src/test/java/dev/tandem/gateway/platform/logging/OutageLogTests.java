package dev.tandem.gateway.platform.logging;

import java.time.Duration;
import java.util.concurrent.Callable;

import dev.tandem.gateway.platform.testing.FakeModelService;
import dev.tandem.gateway.platform.testing.LoggedFault;
import dev.tandem.gateway.platform.testing.PlatformGateway;
import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.localpostgres.LocalPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The log of a part that becomes unavailable and returns.
 */
@ExtendWith(OutputCaptureExtension.class)
class OutageLogTests {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private static final LoggedFault DATABASE = new LoggedFault("The database is not ready", "The database is ready");

	private static final LoggedFault NOTIFICATIONS = new LoggedFault("No notifications of other replicas are received",
			"Notifications of other replicas are received again");

	private static final LoggedFault ML_SERVICE = new LoggedFault("The ML service is unavailable",
			"The ML service is available");

	private final FakeModelService modelService = new FakeModelService();

	@AfterEach
	void close() {
		this.modelService.close();
	}

	@Test
	void unavailableDatabaseAndItsReturnAreLoggedOnce(CapturedOutput output) {
		try (LocalPostgres postgres = LocalPostgres.temporary();
				PlatformGateway gateway = PlatformGateway.on(postgres, this.modelService.port(),
						"tandem.database.probe-interval=50ms", "logging.level.dev.tandem=info")) {
			gateway.awaitReady();
			postgres.stop();
			await(() -> DATABASE.lasts(output) && NOTIFICATIONS.lasts(output));
			for (int call = 0; call < 5; call++) {
				gateway.post(PlatformGateway.LINE).expectStatus().isEqualTo(503);
			}
			postgres.start();
			gateway.awaitReady();
			await(() -> !DATABASE.lasts(output) && !NOTIFICATIONS.lasts(output));
		}
		DATABASE.assertLoggedOnceEachTime(output);
		NOTIFICATIONS.assertLoggedOnceEachTime(output);
		assertThat(LoggedFault.lines(output)).noneMatch((line) -> line.contains("is tried again"));
	}

	@Test
	void unavailableMlServiceAndItsReturnAreLoggedOnce(CapturedOutput output) {
		try (TestDatabase database = TestDatabase.create();
				PlatformGateway gateway = PlatformGateway.on(database, this.modelService.port(),
						"logging.level.dev.tandem=info")) {
			gateway.awaitReady();
			this.modelService.stop();
			await(() -> {
				gateway.get("/actuator/health/parts");
				return ML_SERVICE.lasts(output);
			});
			for (int call = 0; call < 5; call++) {
				gateway.get("/actuator/health/parts");
			}
			this.modelService.start();
			await(() -> {
				gateway.get("/actuator/health/parts");
				return !ML_SERVICE.lasts(output);
			});
		}
		ML_SERVICE.assertLoggedOnceEachTime(output);
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(BOUND).until(condition);
	}

}
