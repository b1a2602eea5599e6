package dev.tandem.gateway.platform.shutdown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.tandem.gateway.lines.LineGate;
import dev.tandem.gateway.lines.LineStreamController;
import dev.tandem.gateway.platform.testing.EventSource;
import dev.tandem.gateway.platform.testing.FakeModelService;
import dev.tandem.gateway.platform.testing.PlatformGateway;
import dev.tandem.gateway.platform.testing.RawHttp;
import dev.tandem.gateway.platform.testing.RawHttp.Answer;
import dev.tandem.gateway.platform.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class GracefulShutdownTests {

	private static final int CALLERS = 24;

	private final TestDatabase database = TestDatabase.create();

	private final FakeModelService modelService = new FakeModelService();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private PlatformGateway gateway;

	@BeforeEach
	void start() {
		this.gateway = PlatformGateway.on(this.database, this.modelService.port());
	}

	@AfterEach
	void close() {
		this.gateway.close();
		this.threads.shutdownNow();
		this.modelService.close();
		this.database.close();
	}

	@Test
	void everyRequestThatWasSentIsAnsweredAndEveryLineThatWasToldIsStored() throws Exception {
		CountDownLatch busy = new CountDownLatch(CALLERS * 3);
		List<Future<List<String>>> callers = new ArrayList<>();
		for (int caller = 0; caller < CALLERS; caller++) {
			callers.add(this.threads.submit(() -> postUntilToldToClose(busy)));
		}
		assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
		this.gateway.close();
		List<String> told = new ArrayList<>();
		for (Future<List<String>> caller : callers) {
			told.addAll(caller.get());
		}
		assertThat(told).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(CALLERS * 4);
		assertThat(stored()).containsExactlyInAnyOrderElementsOf(told);
	}

	@Test
	void requestUnderWayIsAnsweredAfterTheDoorIsShut() throws Exception {
		LineGate gate = this.gateway.bean(LineGate.class);
		int port = this.gateway.port();
		gate.hold();
		try (RawHttp waiting = new RawHttp(this.gateway.port()); RawHttp idle = new RawHttp(this.gateway.port())) {
			waiting.post(PlatformGateway.LINES, PlatformGateway.LINE);
			Awaitility.await().atMost(bound()).until(() -> gate.waiting() == 1);
			Future<?> closing = this.threads.submit(this.gateway::close);
			Awaitility.await().atMost(bound()).until(() -> isRefused(port));
			gate.release();
			Answer answer = waiting.receive();
			assertThat(answer.status()).isEqualTo(201);
			assertThat(idle.isClosedByPeer()).isTrue();
			closing.get();
			assertThat(stored()).containsExactly(id(answer));
		}
	}

	@Test
	void idleConnectionIsStillServedWhileTheGatewaySaysThatItIsGoing() throws Exception {
		int port = this.gateway.port();
		try (RawHttp late = new RawHttp(port)) {
			Future<?> closing = this.threads.submit(this.gateway::close);
			assertThat(refusedReadiness(port).headers()).containsEntry("Connection", "close");
			Answer answer = late.post(PlatformGateway.LINES, PlatformGateway.LINE).receive();
			assertThat(answer.status()).isEqualTo(201);
			assertThat(answer.headers()).containsEntry("Connection", "close");
			assertThat(late.isClosedByPeer()).isTrue();
			closing.get();
		}
	}

	@Test
	void noOneIsLetInAfterwards() {
		int port = this.gateway.port();
		this.gateway.close();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new RawHttp(port).close());
	}

	@Test
	void streamsEndAtOnceAndHoldNothingUp() throws Exception {
		try (EventSource reader = EventSource.open(this.gateway, LineStreamController.EVENTS);
				EventSource other = EventSource.open(this.gateway, LineStreamController.EVENTS)) {
			reader.await("first");
			other.await("first");
			long begin = System.nanoTime();
			Future<?> closing = this.threads.submit(this.gateway::close);
			assertThat(reader.awaitEnd()).isTrue();
			assertThat(other.awaitEnd()).isTrue();
			closing.get();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
		}
	}

	private static boolean isRefused(int port) throws IOException {
		try {
			new RawHttp(port).close();
			return false;
		}
		catch (ConnectException ex) {
			return true;
		}
	}

	private List<String> postUntilToldToClose(CountDownLatch busy) {
		List<String> ids = new ArrayList<>();
		try (RawHttp http = new RawHttp(this.gateway.port())) {
			while (true) {
				Answer answer = http.post(PlatformGateway.LINES, PlatformGateway.LINE).receive();
				assertThat(answer.status()).isEqualTo(201);
				ids.add(id(answer));
				busy.countDown();
				if ("close".equals(answer.headers().get("Connection"))) {
					return ids;
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Asks on a new connection each time: any answer may be the last one on its own. */
	private static Answer refusedReadiness(int port) throws IOException {
		while (true) {
			try (RawHttp http = new RawHttp(port)) {
				Answer answer = http.send("GET /actuator/health/readiness HTTP/1.1\r\nHost: test\r\n\r\n").receive();
				if (answer.status() == 503) {
					return answer;
				}
			}
		}
	}

	private List<String> stored() {
		return this.database.jdbc().sql("select cast(id as text) from lines").query(String.class).list();
	}

	private static String id(Answer answer) {
		return PlatformGateway.JSON.readTree(answer.body()).get("id").asString();
	}

	private static Duration bound() {
		return Duration.ofSeconds(20);
	}

}
