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

	/** The socket's timeout, the pool's, and a margin for a busy machine. */
	private static final double MAX_MILLIS = 3_000 + 1_000 + 2_000;

	private static final String[] QUIET = { "logging.level.com.zaxxer.hikari=error",
			"logging.level.dev.tandem.gateway.platform.persistence=error" };

	@Test
	void gatewayStartsWithASilentDatabase() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				FakeModelService modelService = new FakeModelService();
				PlatformGateway gateway = PlatformGateway
					.on("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/test", modelService.port(), QUIET)) {
			assertThat(gateway.readiness()).isEqualTo(503);
			assertFailsFast(gateway);
			gateway.client().get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
		}
	}

	@Test
	void silentDatabaseIsUnavailableUntilItRespondsAgain() {
		try (TestDatabase database = TestDatabase.create();
				DatabaseProxy proxy = new DatabaseProxy(database);
				FakeModelService modelService = new FakeModelService();
				PlatformGateway gateway = PlatformGateway.on(proxy, modelService.port(), QUIET)) {
			gateway.line();
			proxy.silence();
			try {
				assertThat(failureMillis(gateway)).isLessThan(MAX_MILLIS);
				Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> gateway.readiness() == 503);
				assertFailsFast(gateway);
			}
			finally {
				proxy.forward();
			}
			gateway.awaitReady();
			gateway.line();
		}
	}

	private static void assertFailsFast(PlatformGateway gateway) {
		for (int time = 0; time < 3; time++) {
			assertThat(failureMillis(gateway)).isLessThan(500);
		}
	}

	private static double failureMillis(PlatformGateway gateway) {
		EntityExchangeResult<byte[]> response = gateway.post(LINE).expectBody().returnResult();
		assertThat(response.getStatus().value()).isEqualTo(503);
		return ServerTimingHeader.parse(response.getResponseHeaders().getFirst("Server-Timing"))
			.milliseconds("gateway");
	}

}
