package dev.tandem.gateway.web;

import java.io.IOException;
import java.time.Duration;

import dev.tandem.gateway.testing.GatewayExtension;
import dev.tandem.gateway.testing.RawHttp;
import dev.tandem.gateway.testing.RunningGateway;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ProblemExceptionHandlerTests {

	@RegisterExtension
	static final GatewayExtension tandem = new GatewayExtension();

	@Test
	void faultOfTheGatewayIsLoggedInFullAndToldWithoutAnyOfIt(CapturedOutput output) {
		MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/quotes"));
		handler().handle(exchange, new IllegalStateException("the secret of test 1")).block(bound());
		JsonNode problem = RunningGateway.JSON.readTree(exchange.getResponse().getBodyAsString().block(bound()));
		assertThat(exchange.getResponse().getStatusCode().value()).isEqualTo(500);
		assertThat(problem.get("type").asString()).isEqualTo("/problems/internal-error");
		assertThat(problem.toString()).doesNotContain("secret", "Exception", "dev.tandem");
		assertThat(output).contains("Unexpected: GET /api/v1/quotes", "the secret of test 1",
				"at " + ProblemExceptionHandlerTests.class.getName());
	}

	@Test
	void callerWhoGoesAwayIsNoFaultOfTheGateway(CapturedOutput output) throws IOException {
		try (RawHttp http = new RawHttp(tandem.gateway().port())) {
			http.send("POST /api/v1/quotes HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
					+ "Content-Length: 100\r\n\r\n{");
		}
		Awaitility.await().atMost(bound()).until(() -> posts() > 0);
		tandem.gateway().quote();
		assertThat(output).doesNotContain("ERROR", "WARN");
	}

	@Test
	void requestThatTheServerRefusesHalfwayIsNoFaultOfTheGateway(CapturedOutput output) throws IOException {
		try (RawHttp http = new RawHttp(tandem.gateway().port())) {
			http.send("POST /api/v1/quotes HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
					+ "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
			assertThat(http.receive().status()).isEqualTo(400);
			assertThat(http.isClosedByPeer()).isTrue();
		}
		tandem.gateway().quote();
		assertThat(output).doesNotContain("ERROR", "WARN");
	}

	private static long posts() {
		return tandem.gateway()
			.bean(MeterRegistry.class)
			.find("http.server.requests")
			.tag("method", "POST")
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
	}

	private static ProblemExceptionHandler handler() {
		return tandem.gateway().bean(ProblemExceptionHandler.class);
	}

	private static Duration bound() {
		return Duration.ofSeconds(10);
	}

}
