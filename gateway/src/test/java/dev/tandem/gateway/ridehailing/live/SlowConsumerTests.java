package dev.tandem.gateway.ridehailing.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.testing.Event;
import dev.tandem.gateway.ridehailing.testing.EventSource;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.tandem.gateway.ridehailing.live.CityBoards.BOARD;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Boards that do not read while many events are sent.
 */
@Timeout(120)
class SlowConsumerTests {

	private static final Duration BOUND = Duration.ofSeconds(60);

	/** About 300 bytes each: more than all buffers of the operating system hold. */
	private static final int MANY = 30_000;

	private final TestDatabase database = TestDatabase.create();

	private final FakeMlService mlService = new FakeMlService();

	private RidehailingGateway gateway;

	@AfterEach
	void close() {
		this.gateway.close();
		this.mlService.close();
		this.database.close();
	}

	@Test
	void slowBoardIsDisconnectedAndAFastOneMissesNothing() throws IOException {
		start("tandem.live.buffer=64");
		UUID ride = ride();
		try (Socket slow = unreadBoard(); EventSource reader = EventSource.reconnecting(this.gateway, BOARD)) {
			reader.await("snapshot");
			Awaitility.await().atMost(BOUND).until(() -> boards() == 2);
			flood(ride);
			Awaitility.await().atMost(BOUND).until(() -> reader.all("ride").size() >= MANY);
			assertThat(reader.all("ride")).extracting(SlowConsumerTests::number).isSorted().doesNotHaveDuplicates();
			assertThat(reader.all("ride").getLast().data().get("number").asInt()).isEqualTo(MANY + 1);
			assertThat(reader.connections()).as("disconnected and reconnected").isGreaterThan(1);
			assertThat(overflow()).isGreaterThanOrEqualTo(2);
			assertThat(countUnread(slow)).as("the connection is closed").isLessThan(MANY * 300L);
		}
		Awaitility.await().atMost(BOUND).until(() -> boards() == 0);
	}

	@Test
	void slowBoardDoesNotDelayTheShutdown() throws IOException {
		start("tandem.live.buffer=100000");
		UUID ride = ride();
		try (Socket slow = unreadBoard(); EventSource reader = EventSource.open(this.gateway, BOARD)) {
			reader.await("snapshot");
			Awaitility.await().atMost(BOUND).until(() -> boards() == 2);
			flood(ride);
			Awaitility.await().atMost(BOUND).until(() -> reader.all("ride").size() >= MANY);
			assertThat(boards()).as("both stay connected").isEqualTo(2);
			long begin = System.nanoTime();
			this.gateway.close();
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
			assertThat(reader.awaitEnd()).isTrue();
			assertThat(countUnread(slow)).isLessThan(MANY * 300L);
		}
	}

	private void start(String setting) {
		this.gateway = RidehailingGateway.on(this.database, this.mlService.port(), setting, "tandem.dispatch.tick=1h");
	}

	private UUID ride() {
		return UUID.fromString(this.gateway.ride(this.gateway.quote().get("id").asString()).get("id").asString());
	}

	/** More events than any ride has. */
	private void flood(UUID ride) {
		this.database.jdbc()
			.sql("insert into ride_events (ride_id, number, state, at) "
					+ "select :ride, number, 'requested', now() from generate_series(2, :last) number")
			.param("ride", ride)
			.param("last", MANY + 1)
			.update();
	}

	/** Requests the stream and does not read it. */
	private Socket unreadBoard() throws IOException {
		Socket socket = new Socket();
		socket.setReceiveBufferSize(4096);
		socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.gateway.port()));
		socket.getOutputStream()
			.write(("GET " + BOARD + " HTTP/1.1\r\nHost: test\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	/** Counts the bytes until the connection ends. */
	private static long countUnread(Socket socket) throws IOException {
		socket.setSoTimeout((int) BOUND.toMillis());
		byte[] buffer = new byte[65_536];
		long bytes = 0;
		try {
			for (int read = socket.getInputStream().read(buffer); read >= 0; read = socket.getInputStream()
				.read(buffer)) {
				bytes += read;
			}
		}
		catch (SocketException ex) {
			// the connection was reset
		}
		return bytes;
	}

	private int boards() {
		return this.gateway.bean(CityBroadcaster.class).count();
	}

	private double overflow() {
		return this.gateway.bean(MeterRegistry.class).get("tandem.live.boards.cut").counter().count();
	}

	private static int number(Event event) {
		return event.data().get("number").asInt();
	}

}
