package dev.tandem.gateway.ridehailing.live;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.city.SupplyBaseline;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.ride.EventCursor;
import dev.tandem.gateway.ridehailing.testing.DriverSocket;
import dev.tandem.gateway.ridehailing.testing.Event;
import dev.tandem.gateway.ridehailing.testing.EventSource;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import static dev.tandem.gateway.ridehailing.live.BoardAssertions.assertRates;
import static dev.tandem.gateway.ridehailing.live.BoardAssertions.awaitMoved;
import static dev.tandem.gateway.ridehailing.live.BoardAssertions.cells;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class CityBroadcasterTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.live.board-interval=50ms",
			"tandem.pulse.interval=50ms", "tandem.fleet.flush=20ms", "tandem.drivers.positions-per-second=100");

	private static final Coordinates PICKUP = new Coordinates(40.758, -73.9855);

	/** Outside the widest disk of every search in these tests. */
	private static final Coordinates FAR_AWAY = new Coordinates(40.58, -74.15);

	private static final String AROUND_FAR_AWAY = "?viewport=-74.16,40.57,-74.14,40.59";

	private final UUID driverId = UUID.randomUUID();

	private final CityBoards boards = new CityBoards(stack.gateway());

	@BeforeEach
	void awaitQuiet() {
		this.boards.awaitQuiet();
	}

	@AfterEach
	void close() throws Exception {
		this.boards.close();
	}

	@Test
	void boardStartsWithASnapshot() {
		String ride = this.boards.request();
		this.boards.online(this.driverId, FAR_AWAY);
		Awaitility.await()
			.until(() -> stack.gateway().bean(DriverPresence.class).positionOf(this.driverId).isPresent());
		Event snapshot = this.boards.snapshotOf(ride);
		assertThat(snapshot.id()).matches("[0-9]+-[0-9]+");
		JsonNode city = snapshot.data();
		assertThat(city.propertyNames()).containsExactlyInAnyOrder("at", "pricing", "modelVersion", "cells", "drivers",
				"rides", "rates");
		assertThat(city.get("pricing").asString()).isEqualTo("model");
		assertThat(city.get("modelVersion").asString()).isEqualTo(FakeMlService.MODEL_VERSION);
		assertThat(cells(city).keySet()).isEqualTo(stack.gateway().bean(SupplyBaseline.class).cells());
		assertThat(city.get("cells").get(0).propertyNames()).containsExactlyInAnyOrder("cell", "demand", "supply",
				"surge");
		assertThat(city.get("drivers")).hasSize(1);
		assertThisDriver(city.get("drivers").get(0), FAR_AWAY, "free");
		JsonNode one = city.get("rides").get(0);
		assertThat(one.propertyNames()).containsExactlyInAnyOrder("rideId", "state", "driverId", "pickup", "dropoff");
		assertThat(one.get("rideId").asString()).isEqualTo(ride);
		assertThat(one.get("state").asString()).isEqualTo("requested");
		assertThat(one.get("driverId").isNull()).isTrue();
		assertThat(one.at("/pickup/lat").asDouble()).isEqualTo(PICKUP.lat());
		assertRates(city.get("rates"));
	}

	@Test
	void driversAreStreamedAsTheyConnectMoveWorkAndLeave() {
		EventSource board = this.boards.open();
		DriverSocket driver = this.boards.online(this.driverId, PICKUP);
		assertThisDriver(awaitMoved(board), PICKUP, "free");
		Coordinates next = new Coordinates(PICKUP.lat() + 0.001, PICKUP.lng());
		driver.position(next.lat(), next.lng());
		assertThisDriver(awaitMoved(board), next, "free");
		this.boards.request();
		assertThisDriver(awaitMoved(board), next, "busy");
		driver.decline(driver.await("offer"));
		assertThisDriver(awaitMoved(board), next, "free");
		driver.close();
		assertThat(board.await("drivers", (news) -> !news.get("gone").isEmpty()).data().get("gone"))
			.extracting(JsonNode::asString)
			.containsExactly(this.driverId.toString());
		assertThat(board.all("drivers")).as("nothing else happened").hasSize(5);
	}

	@Test
	void driversEnterAndLeaveTheViewport() {
		DriverSocket driver = this.boards.online(this.driverId, PICKUP);
		EventSource whole = this.boards.open();
		assertThat(whole.await("snapshot").data().get("drivers")).hasSize(1);
		EventSource part = this.boards.open(AROUND_FAR_AWAY);
		assertThat(part.await("snapshot").data().get("drivers")).isEmpty();
		driver.position(PICKUP.lat() + 0.001, PICKUP.lng());
		whole.await("drivers");
		driver.position(FAR_AWAY.lat(), FAR_AWAY.lng());
		Event entered = part.await("drivers");
		assertThisDriver(entered.data().get("moved").get(0), FAR_AWAY, "free");
		driver.position(PICKUP.lat(), PICKUP.lng());
		Event left = part.await("drivers");
		assertThat(left.data().get("moved")).isEmpty();
		assertThat(left.data().get("gone")).extracting(JsonNode::asString).containsExactly(this.driverId.toString());
		whole.await("drivers", (news) -> news.at("/moved/0/lat").asDouble() == PICKUP.lat());
		driver.position(PICKUP.lat() + 0.002, PICKUP.lng());
		whole.await("drivers");
		assertThat(part.all("drivers")).containsExactly(entered, left);
	}

	@Test
	void pulsesContainOnlyTheChangedCells() {
		EventSource board = this.boards.open();
		Map<String, JsonNode> cells = cells(board.await("snapshot").data());
		String cell = stack.gateway().bean(CellGrid.class).cellOf(PICKUP);
		int demand = cells.get(cell).get("demand").asInt();
		stack.gateway().quote();
		Event pulse = board.await("pulse", (news) -> cells(news).containsKey(cell));
		assertThat(pulse.id()).isNull();
		assertThat(pulse.data().propertyNames()).containsExactlyInAnyOrder("at", "pricing", "modelVersion", "cells");
		assertThat(cells(pulse.data()).keySet()).isEqualTo(Set.of(cell));
		assertThat(cells(pulse.data()).get(cell).get("demand").asInt()).isEqualTo(demand + 1);
		board.all("pulse").forEach((each) -> cells.putAll(cells(each.data())));
		assertThat(cells(this.boards.open().await("snapshot").data())).isEqualTo(cells);
	}

	@Test
	void ratesAreSentPeriodically() {
		stack.gateway().quote();
		EventSource board = this.boards.open();
		board.await("rates");
		Event rates = board.await("rates");
		assertThat(rates.id()).isNull();
		assertRates(rates.data());
		assertThat(rates.data().get("priceLatencyMs").propertyNames()).containsExactlyInAnyOrder("total", "gateway",
				"ml", "mlQueue", "mlCompute", "db");
	}

	@Test
	void everyChangeOfARideIsStreamed() {
		EventSource board = this.boards.open();
		board.await("snapshot");
		DriverSocket driver = this.boards.online(this.driverId, PICKUP);
		String ride = this.boards.request();
		driver.accept(driver.await("offer"));
		driver.progress(ride, "arrived").progress(ride, "picked_up").progress(ride, "completed");
		board.await("ride", (event) -> event.get("state").asString().equals("completed"));
		List<Event> changes = board.all("ride");
		assertThat(changes).extracting((event) -> event.text("state"))
			.containsExactly("requested", "offered", "accepted", "arrived", "picked_up", "completed");
		assertThat(changes).extracting((event) -> event.data().get("number").asInt()).containsExactly(1, 2, 3, 4, 5, 6);
		assertThat(changes).extracting((event) -> cursor(event.id())).isSorted().doesNotHaveDuplicates();
		assertThat(changes).allSatisfy((event) -> {
			assertThat(event.data().propertyNames()).containsExactlyInAnyOrder("rideId", "number", "state", "reason",
					"driverId", "at", "pickup", "dropoff");
			assertThat(event.text("rideId")).isEqualTo(ride);
		});
		assertThat(this.boards.open().await("snapshot").data().get("rides")).isEmpty();
	}

	@Test
	void disconnectedBoardIsRemoved() {
		CityBroadcaster broadcaster = stack.gateway().bean(CityBroadcaster.class);
		EventSource board = this.boards.open();
		board.await("snapshot");
		assertThat(broadcaster.count()).isEqualTo(1);
		assertThat(metrics()).contains("tandem_live_boards 1.0");
		board.close();
		Awaitility.await().until(() -> broadcaster.count() == 0);
	}

	private void assertThisDriver(JsonNode driver, Coordinates place, String status) {
		BoardAssertions.assertDriver(driver, this.driverId, place, status);
	}

	private static EventCursor cursor(String id) {
		return EventCursor.parse(id).orElseThrow();
	}

	private static String metrics() {
		return stack.gateway()
			.client()
			.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

}
