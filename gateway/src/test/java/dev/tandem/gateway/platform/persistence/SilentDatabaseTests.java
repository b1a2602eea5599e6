package dev.tandem.gateway.platform.persistence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

import dev.tandem.gateway.platform.testing.DatabaseProxy;
import dev.tandem.gateway.platform.testing.FakeModelService;
import dev.tandem.gateway.platform.testing.PlatformGateway;
import dev.tandem.gateway.platform.testing.ServerTimingHeader;
import dev.tandem.gateway.platform.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.platform.testing.PlatformGateway.LINE;
import static org.assertj.core.api.Assertions.assertThat;

class SilentDatabaseTests {

	/** The socket's time-out, the pool's, and what a busy machine takes. */
	private static final double LONGEST_MILLIS = 3_000 + 1_000 + 2_000;

	private static final String[] QUIET = { "logging.level.com.zaxxer.hikari=error",
			"logging.level.dev.tandem.gateway.platform.persistence=error" };

	@Test
	void gatewayStartsBesideADatabaseThatSaysNothing() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				FakeModelService modelService = new FakeModelService();
				PlatformGateway gateway = PlatformGateway
					.on("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/test", modelService.port(), QUIET)) {
			assertThat(gateway.readiness()).isEqualTo(503);
			assertRefusedAtOnce(gateway);
			gateway.client().get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
		}
	}

	@Test
	void databaseThatFallsSilentIsAsGoodAsAbsentUntilItSpeaksAgain() {
		try (TestDatabase database = TestDatabase.create();
				DatabaseProxy proxy = new DatabaseProxy(database);
				FakeModelService modelService = new FakeModelService();
				PlatformGateway gateway = PlatformGateway.on(proxy, modelService.port(), QUIET)) {
			gateway.line();
			proxy.silence();
			try {
				assertThat(refusalMillis(gateway)).isLessThan(LONGEST_MILLIS);
				Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> gateway.readiness() == 503);
				assertRefusedAtOnce(gateway);
			}
			finally {
				proxy.forward();
			}
			gateway.awaitReady();
			gateway.line();
		}
	}

	private static void assertRefusedAtOnce(PlatformGateway gateway) {
		for (int time = 0; time < 3; time++) {
			assertThat(refusalMillis(gateway)).isLessThan(500);
		}
	}

	private static double refusalMillis(PlatformGateway gateway) {
		EntityExchangeResult<byte[]> answer = gateway.post(LINE).expectBody().returnResult();
		assertThat(answer.getStatus().value()).isEqualTo(503);
		return ServerTimingHeader.parse(answer.getResponseHeaders().getFirst("Server-Timing")).milliseconds("gateway");
	}

}
