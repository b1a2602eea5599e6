package dev.tandem.gateway.ridehailing.live;

import java.time.Duration;
import java.util.List;

import dev.tandem.gateway.platform.testing.DatabaseProxy;
import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.testing.EventSource;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import dev.tandem.localpostgres.LocalPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.tandem.gateway.ridehailing.live.CityBoards.BOARD;
import static dev.tandem.gateway.ridehailing.live.CityBoards.rides;
import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDES;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams of a replica that is cut off from its database, while rides continue through
 * another replica.
 */
@Timeout(120)
class StreamOutageTests {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private static final String[] SETTINGS = { "tandem.live.board-interval=50ms", "tandem.live.keep-alive=200ms",
			"tandem.dispatch.tick=1h", "logging.level.dev.tandem.gateway.platform.persistence=error" };

	@Test
	void streamsContinueAfterASilentDatabaseWithoutGapOrDuplicate() {
		try (TestDatabase database = TestDatabase.create();
				DatabaseProxy proxy = new DatabaseProxy(database);
				FakeMlService mlService = new FakeMlService();
				RidehailingGateway here = RidehailingGateway.on(database, mlService.port(), SETTINGS);
				RidehailingGateway there = RidehailingGateway.on(proxy, mlService.port(), SETTINGS)) {
			String ride = request(here);
			awaitSnapshotWith(ride, there);
			try (EventSource rider = EventSource.open(there, RIDES + "/" + ride + "/events");
					EventSource board = EventSource.open(there, BOARD)) {
				rider.await("ride");
				board.await("snapshot");
				String before = request(here);
				String last = board.await("ride", (event) -> event.get("rideId").asString().equals(before)).id();
				proxy.silence();
				cancel(here, ride);
				String during = request(here);
				Awaitility.await().atMost(BOUND).until(() -> there.readiness() == 503);
				try (EventSource fresh = EventSource.open(there, BOARD);
						EventSource back = EventSource.resume(there, BOARD, last)) {
					assertThat(rides(fresh.await("snapshot"))).containsExactly(ride, before);
					int alive = back.comments().size();
					Awaitility.await().atMost(BOUND).until(() -> back.comments().size() > alive + 2);
					assertThat(back.all("snapshot")).as("the snapshot waits for the missed events").isEmpty();
					proxy.forward();
					there.awaitReady();
					assertThat(rider.awaitEnd()).isTrue();
					String after = request(here);
					assertThat(rider.all("ride")).extracting((event) -> event.text("state"))
						.containsExactly("requested", "cancelled");
					List<String> rest = List.of(ride, during, after);
					assertRides(back, rest);
					assertRides(fresh, rest);
					assertRides(board, List.of(before, ride, during, after));
				}
			}
		}
	}

	@Test
	void boardWaitsForTheDatabaseToStart() {
		LocalPostgres postgres = LocalPostgres.temporary();
		postgres.stop();
		try (FakeMlService mlService = new FakeMlService();
				RidehailingGateway gateway = RidehailingGateway.on(postgres, mlService.port(), SETTINGS);
				EventSource board = EventSource.open(gateway, BOARD)) {
			Awaitility.await().atMost(BOUND).until(() -> board.comments().size() > 3);
			assertThat(board.all("snapshot")).isEmpty();
			postgres.start();
			gateway.awaitReady();
			assertThat(rides(board.await("snapshot"))).isEmpty();
			String ride = request(gateway);
			assertThat(board.await("ride").text("rideId")).isEqualTo(ride);
		}
		finally {
			postgres.close();
		}
	}

	private static void assertRides(EventSource board, List<String> rides) {
		Awaitility.await().atMost(BOUND).untilAsserted(() -> assertThat(rideIds(board)).isEqualTo(rides));
	}

	/** The rides in the received events, with duplicates. */
	private static List<String> rideIds(EventSource board) {
		return board.all("ride").stream().map((event) -> event.text("rideId")).toList();
	}

	/** Waits until a replica has received the event of a ride from another one. */
	private static void awaitSnapshotWith(String ride, RidehailingGateway gateway) {
		Awaitility.await().atMost(BOUND).until(() -> {
			try (EventSource board = EventSource.open(gateway, BOARD)) {
				return rides(board.await("snapshot")).contains(ride);
			}
		});
	}

	private static String request(RidehailingGateway gateway) {
		return gateway.ride(gateway.quote().get("id").asString()).get("id").asString();
	}

	private static void cancel(RidehailingGateway gateway, String ride) {
		gateway.client()
			.post()
			.uri(RIDES + "/" + ride + "/cancel")
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(Void.class);
	}

}
