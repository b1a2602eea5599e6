package dev.tandem.gateway.ridehailing.live;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.testing.EventSource;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class StreamShutdownTests {

	private static final int CALLERS = 24;

	private final TestDatabase database = TestDatabase.create();

	private final FakeMlService mlService = new FakeMlService();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private RidehailingGateway gateway;

	@BeforeEach
	void start() {
		this.gateway = RidehailingGateway.on(this.database, this.mlService.port(), "tandem.web.drain=500ms");
	}

	@AfterEach
	void close() {
		this.gateway.close();
		this.threads.shutdownNow();
		this.mlService.close();
		this.database.close();
	}

	@Test
	void streamsEndAtOnceAndDoNotDelayTheShutdown() throws Exception {
		String ride = this.gateway.ride(this.gateway.quote().get("id").asString()).get("id").asString();
		try (EventSource rider = EventSource.open(this.gateway, RidehailingGateway.RIDES + "/" + ride + "/events");
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

}
