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

import dev.tandem.gateway.testing.EventSource;
import dev.tandem.gateway.testing.FakeMlService;
import dev.tandem.gateway.testing.RawHttp;
import dev.tandem.gateway.testing.RawHttp.Answer;
import dev.tandem.gateway.testing.RunningGateway;
import dev.tandem.gateway.testing.TestDatabase;
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

	private final FakeMlService mlService = new FakeMlService();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private RunningGateway gateway;

	@BeforeEach
	void start() {
		this.gateway = RunningGateway.on(this.database, this.mlService.port());
	}

	@AfterEach
	void close() {
		this.gateway.close();
		this.threads.shutdownNow();
		this.mlService.close();
		this.database.close();
	}

	@Test
	void everyRequestThatWasSentIsAnsweredAndEveryQuoteThatWasToldIsStored() throws Exception {
		CountDownLatch busy = new CountDownLatch(CALLERS * 3);
		List<Future<List<String>>> callers = new ArrayList<>();
		for (int caller = 0; caller < CALLERS; caller++) {
			callers.add(this.threads.submit(() -> quoteUntilToldToClose(busy)));
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
		this.mlService.holds();
		try (RawHttp waiting = new RawHttp(this.gateway.port()); RawHttp idle = new RawHttp(this.gateway.port())) {
			waiting.sendQuote();
			Awaitility.await().atMost(bound()).until(() -> this.mlService.waiting() == 1);
			Future<?> closing = this.threads.submit(this.gateway::close);
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
			Answer answer = late.sendQuote().receive();
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
		String ride = this.gateway.ride(this.gateway.quote().get("id").asString()).get("id").asString();
		try (EventSource rider = EventSource.open(this.gateway, RunningGateway.RIDES + "/" + ride + "/events");
				EventSource board = EventSource.open(this.gateway, "/api/v1/city/live")) {
			rider.await("ride");
			board.await("snapshot");
			long begin = System.nanoTime();
			Future<?> closing = this.threads.submit(this.gateway::close);
			assertThat(rider.awaitEnd()).isTrue();
			assertThat(board.awaitEnd()).isTrue();
			closing.get();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
		}
	}

	private List<String> quoteUntilToldToClose(CountDownLatch busy) {
		List<String> ids = new ArrayList<>();
		try (RawHttp http = new RawHttp(this.gateway.port())) {
			while (true) {
				Answer answer = http.sendQuote().receive();
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
		return this.database.jdbc().sql("select cast(id as text) from quotes").query(String.class).list();
	}

	private static String id(Answer answer) {
		return RunningGateway.JSON.readTree(answer.body()).get("id").asString();
	}

	private static Duration bound() {
		return Duration.ofSeconds(20);
	}

}
