package dev.tandem.gateway.platform.shutdown;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.tandem.gateway.lines.LineStreamController;
import dev.tandem.gateway.platform.testing.GatewayExtension;
import dev.tandem.gateway.platform.testing.RawHttp;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that request a stream and reset the connection at once, or a few milliseconds
 * later.
 */
@Timeout(120)
class ResetStreamTests {

	@RegisterExtension
	static final GatewayExtension stack = new GatewayExtension();

	private static final Duration BOUND = Duration.ofSeconds(10);

	private static final int RESETS = 200;

	private static final int MAX_DELAY_MILLIS = 5;

	@Test
	void subscribersAreRemovedAtOnce() throws IOException {
		resetAll("GET " + LineStreamController.EVENTS + " HTTP/1.1\r\nHost: test\r\n\r\n");
		Awaitility.await().atMost(BOUND).untilAsserted(() -> {
			assertThat(stack.gateway().bean(LineStreamController.class).subscribers()).isZero();
			assertThat(stack.gateway().bean(LongLivedResponses.class).count()).isZero();
		});
		assertThat(stack.gateway()
			.bean(MeterRegistry.class)
			.find("http.server.requests")
			.tag("outcome", "SERVER_ERROR")
			.timers()).extracting((timer) -> timer.getId().getTag("uri")).doesNotContain(LineStreamController.EVENTS);
	}

	private static void resetAll(String request) throws IOException {
		for (int reset = 0; reset < RESETS; reset++) {
			try (RawHttp http = new RawHttp(stack.gateway().port())) {
				http.send(request);
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(reset % (MAX_DELAY_MILLIS + 1)));
				http.reset();
			}
		}
	}

}
