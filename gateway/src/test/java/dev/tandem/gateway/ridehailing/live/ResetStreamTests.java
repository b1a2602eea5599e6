package dev.tandem.gateway.ridehailing.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.tandem.gateway.platform.shutdown.LongLivedResponses;
import dev.tandem.gateway.platform.testing.RawHttp;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that request a stream and reset the connection at once, or a few milliseconds
 * later.
 */
@Timeout(120)
class ResetStreamTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.dispatch.tick=1h");

	/** Far less than it takes until a board that does not read is cut off. */
	private static final Duration AT_ONCE = Duration.ofSeconds(10);

	private static final int RESETS = 200;

	private static final int MAX_DELAY_MILLIS = 5;

	@AfterEach
	void eachWasCountedAsOneThatLeft() {
		assertThat(meters().get("tandem.live.boards.cut").counter().count()).isZero();
		assertThat(meters().find("http.server.requests").tag("outcome", "SERVER_ERROR").timers())
			.extracting((timer) -> timer.getId().getTag("uri"))
			.doesNotContain("/api/v1/city/live", "/api/v1/rides/{id}/events", "/api/v1/drivers/{driverId}/socket");
	}

	@Test
	void boardsAreGoneAtOnce() throws IOException {
		resetAll("GET /api/v1/city/live HTTP/1.1\r\nHost: test\r\n\r\n");
		assertGone("tandem.live.boards");
	}

	@Test
	void boardsThatComeBackAreGoneAtOnce() throws IOException {
		ride();
		resetAll(
				"GET /api/v1/city/live?viewport=-74.02,40.70,-73.93,40.80 HTTP/1.1\r\nHost: test\r\nLast-Event-ID: 0-0\r\n\r\n");
		assertGone("tandem.live.boards");
	}

	/** Cancels between the broadcaster's registration and the subscriber's receipt. */
	@Test
	void boardsThatCancelWhileTheyAreAttachedAreGone() {
		CityBroadcaster broadcaster = stack.gateway().bean(CityBroadcaster.class);
		for (int cancelled = 0; cancelled < RESETS; cancelled++) {
			Disposable board = broadcaster.watch(Optional.empty(), Optional.empty()).subscribe();
			while (broadcaster.count() == 0) {
				Thread.onSpinWait();
			}
			board.dispose();
			Awaitility.await()
				.atMost(AT_ONCE)
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(1))
				.until(() -> broadcaster.count() == 0);
		}
	}

	@Test
	void ridersAreGoneAtOnce() throws IOException {
		resetAll("GET /api/v1/rides/" + ride() + "/events HTTP/1.1\r\nHost: test\r\n\r\n");
		assertGone("tandem.live.rides");
	}

	@Test
	void driversAreGoneAtOnce() throws IOException {
		resetAll("GET /api/v1/drivers/" + UUID.randomUUID()
				+ "/socket HTTP/1.1\r\nHost: test\r\nConnection: Upgrade\r\n"
				+ "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
		assertGone("tandem.drivers.sockets");
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

	private static void assertGone(String gauge) {
		Awaitility.await().atMost(AT_ONCE).untilAsserted(() -> {
			assertThat(meters().get(gauge).gauge().value()).isZero();
			assertThat(stack.gateway().bean(LongLivedResponses.class).count()).isZero();
		});
	}

	private static String ride() {
		RidehailingGateway gateway = stack.gateway();
		return gateway.ride(gateway.quote().get("id").asString()).get("id").asString();
	}

	private static MeterRegistry meters() {
		return stack.gateway().bean(MeterRegistry.class);
	}

}
