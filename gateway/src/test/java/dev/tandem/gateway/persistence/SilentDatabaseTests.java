package dev.tandem.gateway.persistence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import dev.tandem.gateway.testing.FakeMlService;
import dev.tandem.gateway.testing.RunningGateway;
import dev.tandem.gateway.testing.ServerTiming;
import org.junit.jupiter.api.Test;

import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static dev.tandem.gateway.testing.RunningGateway.RIDE;
import static org.assertj.core.api.Assertions.assertThat;

class SilentDatabaseTests {

	@Test
	void databaseThatTakesConnectionsAndSaysNothingIsAsGoodAsAbsent() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				FakeMlService mlService = new FakeMlService();
				RunningGateway gateway = RunningGateway.on(
						"jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/test", mlService.port(),
						"logging.level.com.zaxxer.hikari=error",
						"logging.level.dev.tandem.gateway.persistence=error")) {
			assertThat(gateway.readiness()).isEqualTo(503);
			for (int time = 0; time < 3; time++) {
				EntityExchangeResult<byte[]> answer = gateway.post(RIDE).expectBody().returnResult();
				assertThat(answer.getStatus().value()).isEqualTo(503);
				ServerTiming timing = ServerTiming.parse(answer.getResponseHeaders().getFirst("Server-Timing"));
				assertThat(timing.milliseconds("gateway")).isLessThan(500);
			}
			gateway.client().get().uri("/actuator/health/liveness").exchange().expectStatus().isOk();
		}
	}

}
