package dev.tandem.gateway.platform.shutdown;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
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
import dev.tandem.gateway.platform.testing.FakeModelService;
import dev.tandem.gateway.platform.testing.PlatformGateway;
import dev.tandem.gateway.platform.testing.RawHttp;
import dev.tandem.gateway.platform.testing.RawHttp.Response;
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
		this.gateway = PlatformGateway.on(this.database, this.modelService.port(), "tandem.web.drain=500ms");
	}

	@AfterEach
	void close() {
		this.gateway.close();
		this.threads.shutdownNow();
		this.modelService.close();
		this.database.close();
	}

	@Test
	void everyRequestIsServedAndEveryConfirmedLineIsStored() throws Exception {
		CountDownLatch busy = new CountDownLatch(CALLERS * 3);
		List<Future<List<String>>> callers = new ArrayList<>();
		for (int caller = 0; caller < CALLERS; caller++) {
			callers.add(this.threads.submit(() -> postUntilConnectionCloses(busy)));
		}
		assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
		this.gateway.close();
		List<String> confirmed = new ArrayList<>();
		for (Future<List<String>> caller : callers) {
			confirmed.addAll(caller.get());
		}
		assertThat(confirmed).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(CALLERS * 4);
		assertThat(stored()).containsExactlyInAnyOrderElementsOf(confirmed);
	}

	@Test
	void requestInFlightIsServedAfterTheListenerCloses() throws Exception {
		LineGate gate = this.gateway.bean(LineGate.class);
		int port = this.gateway.port();
		gate.hold();
		try (RawHttp waiting = new RawHttp(this.gateway.port()); RawHttp idle = new RawHttp(this.gateway.port())) {
			waiting.post(PlatformGateway.LINES, PlatformGateway.LINE);
			Awaitility.await().atMost(bound()).until(() -> gate.waiting() == 1);
			Future<?> closing = this.threads.submit(this.gateway::close);
			Awaitility.await().atMost(bound()).until(() -> isRefused(port));
			gate.release();
			Response response = waiting.receive();
			assertThat(response.status()).isEqualTo(201);
			assertThat(idle.isClosedByPeer()).isTrue();
			closing.get();
			assertThat(stored()).containsExactly(id(response));
		}
	}

	@Test
	void idleConnectionIsServedWhileReadinessIsOff() throws Exception {
		int port = this.gateway.port();
		try (RawHttp late = new RawHttp(port)) {
			Future<?> closing = this.threads.submit(this.gateway::close);
			assertThat(refusedReadiness(port).headers()).containsEntry("Connection", "close");
			Response response = late.post(PlatformGateway.LINES, PlatformGateway.LINE).receive();
			assertThat(response.status()).isEqualTo(201);
			assertThat(response.headers()).containsEntry("Connection", "close");
			assertThat(late.isClosedByPeer()).isTrue();
			closing.get();
		}
	}

	@Test
	void connectionIsRefusedAfterwards() {
		int port = this.gateway.port();
		this.gateway.close();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new RawHttp(port).close());
	}

	@Test
	void streamsEndAtOnceAndDoNotDelayTheShutdown() throws Exception {
		try (RawHttp reader = new RawHttp(this.gateway.port()); RawHttp other = new RawHttp(this.gateway.port())) {
			awaitFirstEvent(reader);
			awaitFirstEvent(other);
			long begin = System.nanoTime();
			Future<?> closing = this.threads.submit(this.gateway::close);
			assertThat(isComplete(reader)).isTrue();
			assertThat(isComplete(other)).isTrue();
			closing.get();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
		}
	}

	private static void awaitFirstEvent(RawHttp stream) throws IOException {
		stream.send("GET " + LineStreamController.EVENTS + " HTTP/1.1\r\nHost: test\r\n\r\n").receiveHead();
		while (!stream.line().equals("event:first")) {
			// the head of the chunk
		}
	}

	/** Reads a stream up to the last chunk, which is empty. */
	private static boolean isComplete(RawHttp stream) throws IOException {
		while (!stream.line().equals("0")) {
			// the rest of the event
		}
		return true;
	}

	/**
	 * Also when the connection is reset: the kernel took it just before the port closed.
	 */
	private static boolean isRefused(int port) throws IOException {
		try {
			new RawHttp(port).close();
			return false;
		}
		catch (SocketException ex) {
			return true;
		}
	}

	private List<String> postUntilConnectionCloses(CountDownLatch busy) {
		List<String> ids = new ArrayList<>();
		try (RawHttp http = new RawHttp(this.gateway.port())) {
			while (true) {
				Response response = http.post(PlatformGateway.LINES, PlatformGateway.LINE).receive();
				assertThat(response.status()).isEqualTo(201);
				ids.add(id(response));
				busy.countDown();
				if ("close".equals(response.headers().get("Connection"))) {
					return ids;
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Opens a connection for each request, because any response may close it. */
	private static Response refusedReadiness(int port) throws IOException {
		while (true) {
			try (RawHttp http = new RawHttp(port)) {
				Response response = http.send("GET /actuator/health/readiness HTTP/1.1\r\nHost: test\r\n\r\n")
					.receive();
				if (response.status() == 503) {
					return response;
				}
			}
		}
	}

	private List<String> stored() {
		return this.database.jdbc().sql("select cast(id as text) from lines").query(String.class).list();
	}

	private static String id(Response response) {
		return PlatformGateway.JSON.readTree(response.body()).get("id").asString();
	}

	private static Duration bound() {
		return Duration.ofSeconds(20);
	}

}
