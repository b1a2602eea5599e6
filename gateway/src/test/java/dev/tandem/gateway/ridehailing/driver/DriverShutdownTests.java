package dev.tandem.gateway.ridehailing.driver;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.testing.DriverSocket;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RawDriverSocket;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class DriverShutdownTests {

	private final TestDatabase database = TestDatabase.create();

	private final FakeMlService mlService = new FakeMlService();

	private final RidehailingGateway gateway = RidehailingGateway.on(this.database, this.mlService.port(),
			"tandem.web.drain=3s");

	@AfterEach
	void close() {
		this.gateway.close();
		this.mlService.close();
		this.database.close();
	}

	@Test
	void shutdownClosesSocketsAtOnceWithoutWaiting() {
		List<DriverSocket> drivers = Stream.generate(this::open).limit(20).toList();
		drivers.forEach((driver) -> driver.await("welcome"));
		CompletableFuture<Void> closing = CompletableFuture.runAsync(this.gateway::close);
		assertThat(drivers).allMatch((driver) -> driver.awaitClose() == 1001);
		try (DriverSocket late = open()) {
			assertThat(late.awaitClose()).isEqualTo(1001);
			assertThat(closing).as("connections are still accepted").isNotDone();
		}
		closing.join();
		drivers.forEach(DriverSocket::close);
	}

	@Test
	void unresponsiveDriverDoesNotDelayTheShutdown() {
		try (RawDriverSocket slow = RawDriverSocket.openWithoutReading(this.gateway, UUID.randomUUID())) {
			this.gateway.close();
			slow.read();
			assertThat(slow.awaitClose()).isEqualTo(1001);
		}
	}

	private DriverSocket open() {
		return RawDriverSocket.connect(this.gateway, UUID.randomUUID());
	}

}
