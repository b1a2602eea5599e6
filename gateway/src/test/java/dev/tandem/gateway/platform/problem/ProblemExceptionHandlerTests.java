package dev.tandem.gateway.platform.problem;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import dev.tandem.gateway.platform.testing.GatewayExtension;
import dev.tandem.gateway.platform.testing.PlatformGateway;
import dev.tandem.gateway.platform.testing.RawHttp;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ProblemExceptionHandlerTests {

	@RegisterExtension
	static final GatewayExtension stack = new GatewayExtension();

	@Test
	void faultOfTheGatewayIsLoggedInFullButNotDisclosed() {
		IllegalStateException fault = new IllegalStateException("the secret of the gateway");
		MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/lines"));
		List<ILoggingEvent> logged = logged(
				() -> stack.gateway().bean(ProblemExceptionHandler.class).handle(exchange, fault).block(bound()));
		JsonNode problem = PlatformGateway.JSON.readTree(exchange.getResponse().getBodyAsString().block(bound()));
		assertThat(exchange.getResponse().getStatusCode().value()).isEqualTo(500);
		assertThat(problem.get("type").asString()).isEqualTo("/problems/internal-error");
		assertThat(problem.toString()).doesNotContain("secret", "Exception", "dev.tandem");
		assertThat(logged).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.ERROR);
			assertThat(event.getFormattedMessage()).isEqualTo("Unexpected: GET /api/v1/lines");
			assertThat(((ThrowableProxy) event.getThrowableProxy()).getThrowable()).isSameAs(fault);
		});
	}

	@Test
	void faultThatOnlyLooksLikeADisconnectIsReportedToo() {
		MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/api/v1/lines"));
		stack.gateway()
			.bean(ProblemExceptionHandler.class)
			.handle(exchange, new IllegalStateException(new EOFException()))
			.block(bound());
		JsonNode problem = PlatformGateway.JSON.readTree(exchange.getResponse().getBodyAsString().block(bound()));
		assertThat(exchange.getResponse().getStatusCode().value()).isEqualTo(500);
		assertThat(problem.get("type").asString()).isEqualTo("/problems/internal-error");
	}

	@Test
	void disconnectedClientIsNoFaultOfTheGateway(CapturedOutput output) throws IOException {
		long before = posts();
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			http.send("POST /api/v1/lines HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
					+ "Content-Length: 100\r\n\r\n{");
		}
		Awaitility.await().atMost(bound()).until(() -> posts() > before);
		stack.gateway().line();
		assertThat(output).doesNotContain("ERROR", "WARN");
	}

	@Test
	void requestThatTheServerRejectsHalfwayIsNoFaultOfTheGateway(CapturedOutput output) throws IOException {
		try (RawHttp http = new RawHttp(stack.gateway().port())) {
			http.send("POST /api/v1/lines HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
					+ "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
			assertThat(http.receive().status()).isEqualTo(400);
			assertThat(http.isClosedByPeer()).isTrue();
		}
		stack.gateway().line();
		assertThat(output).doesNotContain("ERROR", "WARN");
	}

	private static long posts() {
		return stack.gateway()
			.bean(MeterRegistry.class)
			.find("http.server.requests")
			.tag("method", "POST")
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
	}

	/** What the handler logs during the action, without writing it to the test's log. */
	private static List<ILoggingEvent> logged(Runnable action) {
		Logger logger = (Logger) LoggerFactory.getLogger(ProblemExceptionHandler.class);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		logger.setAdditive(false);
		try {
			action.run();
			return appender.list;
		}
		finally {
			logger.setAdditive(true);
			logger.detachAppender(appender);
		}
	}

	private static Duration bound() {
		return Duration.ofSeconds(10);
	}

}
