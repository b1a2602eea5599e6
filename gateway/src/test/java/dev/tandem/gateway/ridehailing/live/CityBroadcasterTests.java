package dev.tandem.gateway.ridehailing.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.tandem.gateway.platform.testing.EventSource;
import dev.tandem.gateway.platform.testing.EventSource.Event;
import dev.tandem.gateway.ridehailing.city.CellGrid;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.city.SupplyBaseline;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.pulse.CityPulses;
import dev.tandem.gateway.ridehailing.ride.EventCursor;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.testing.DriverSocket;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDES;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class CityBroadcasterTests {

	static final String BOARD = "/api/v1/city/live";

	@RegisterExtension
	static final RidehailingExtension tandem = new RidehailingExtension("tandem.live.board-interval=50ms",
			"tandem.live.keep-alive=200ms", "tandem.pulse.interval=50ms", "tandem.fleet.flush=20ms",
			"tandem.drivers.positions-per-second=100");

	private static final Duration BOUND = Duration.ofSeconds(20);

	private static final Coordinates PICKUP = new Coordinates(40.758, -73.9855);

	/** Outside the widest disk of every search in these tests. */
	private static final Coordinates FAR_AWAY = new Coordinates(40.58, -74.15);

	private static final String AROUND_FAR_AWAY = BOARD + "?viewport=-74.16,40.57,-74.14,40.59";

	private final UUID driverId = UUID.randomUUID();

	private final List<AutoCloseable> open = new ArrayList<>();

	private final List<String> rides = new ArrayList<>();

	/** Waits until the previous test's boards and rides are gone. */
	@BeforeEach
	void awaitQuiet() {
		Instant begin = Instant.now();
		Awaitility.await()
			.atMost(BOUND)
			.until(() -> tandem.gateway()
				.bean(CityPulses.class)
				.latest()
				.filter((pulse) -> pulse.at().isAfter(begin) && pulse.rates().driversOnline() == 0)
				.isPresent() && tandem.gateway().bean(DriverPresence.class).positions().isEmpty()
					&& tandem.gateway().bean(CityBroadcaster.class).count() == 0);
	}

	@AfterEach
	void close() throws Exception {
		this.rides.forEach((ride) -> tandem.gateway()
			.client()
			.post()
			.uri(RIDES + "/" + ride + "/cancel")
			.exchange()
			.returnResult(Void.class));
		Awaitility.await().atMost(BOUND).until(() -> rides(board().await("snapshot")).isEmpty());
		for (AutoCloseable each : this.open) {
			each.close();
		}
	}

	@Test
	void boardStartsWithASnapshot() {
		String ride = request();
		online(FAR_AWAY);
		Awaitility.await()
			.until(() -> tandem.gateway().bean(DriverPresence.class).positionOf(this.driverId).isPresent());
		Event snapshot = snapshotOf(ride);
		assertThat(snapshot.id()).matches("[0-9]+-[0-9]+");
		JsonNode city = snapshot.data();
		assertThat(city.propertyNames()).containsExactlyInAnyOrder("at", "pricing", "modelVersion", "cells", "drivers",
				"rides", "rates");
		assertThat(city.get("pricing").asString()).isEqualTo("model");
		assertThat(city.get("modelVersion").asString()).isEqualTo(FakeMlService.MODEL_VERSION);
		assertThat(cells(city).keySet()).isEqualTo(tandem.gateway().bean(SupplyBaseline.class).cells());
		assertThat(city.get("cells").get(0).propertyNames()).containsExactlyInAnyOrder("cell", "demand", "supply",
				"surge");
		assertThat(city.get("drivers")).hasSize(1);
		assertDriver(city.get("drivers").get(0), FAR_AWAY, "free");
		JsonNode one = city.get("rides").get(0);
		assertThat(one.propertyNames()).containsExactlyInAnyOrder("rideId", "state", "driverId", "pickup", "dropoff");
		assertThat(one.get("rideId").asString()).isEqualTo(ride);
		assertThat(one.get("state").asString()).isEqualTo("requested");
		assertThat(one.get("driverId").isNull()).isTrue();
		assertThat(one.at("/pickup/lat").asDouble()).isEqualTo(PICKUP.lat());
		assertRates(city.get("rates"));
	}

	@Test
	void streamHasARetryDelayAndKeepAliveComments() {
		EventSource board = board();
		board.await("snapshot");
		assertThat(board.retry()).isEqualTo("1000");
		assertThat(board.header("Content-Type")).startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
		assertThat(board.header("Cache-Control")).isEqualTo("no-store");
		assertThat(board.header("X-Accel-Buffering")).isEqualTo("no");
		Awaitility.await().until(() -> board.comments().stream().filter("alive"::equals).count() >= 3);
	}

	@Test
	void driversAreStreamedAsTheyConnectMoveWorkAndLeave() {
		EventSource board = board();
		DriverSocket driver = online(PICKUP);
		assertDriver(awaitMoved(board), PICKUP, "free");
		Coordinates next = new Coordinates(PICKUP.lat() + 0.001, PICKUP.lng());
		driver.position(next.lat(), next.lng());
		assertDriver(awaitMoved(board), next, "free");
		request();
		assertDriver(awaitMoved(board), next, "busy");
		driver.decline(driver.await("offer"));
		assertDriver(awaitMoved(board), next, "free");
		driver.close();
		assertThat(board.await("drivers", (news) -> !news.get("gone").isEmpty()).data().get("gone"))
			.extracting(JsonNode::asString)
			.containsExactly(this.driverId.toString());
		assertThat(board.all("drivers")).as("nothing else happened").hasSize(5);
	}

	@Test
	void driversEnterAndLeaveTheViewport() {
		DriverSocket driver = online(PICKUP);
		EventSource whole = board();
		assertThat(whole.await("snapshot").data().get("drivers")).hasSize(1);
		EventSource part = keep(EventSource.open(tandem.gateway(), AROUND_FAR_AWAY));
		assertThat(part.await("snapshot").data().get("drivers")).isEmpty();
		driver.position(PICKUP.lat() + 0.001, PICKUP.lng());
		whole.await("drivers");
		driver.position(FAR_AWAY.lat(), FAR_AWAY.lng());
		Event entered = part.await("drivers");
		assertDriver(entered.data().get("moved").get(0), FAR_AWAY, "free");
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
		EventSource board = board();
		Map<String, JsonNode> cells = cells(board.await("snapshot").data());
		String cell = tandem.gateway().bean(CellGrid.class).cellOf(PICKUP);
		int demand = cells.get(cell).get("demand").asInt();
		tandem.gateway().quote();
		Event pulse = board.await("pulse", (news) -> cells(news).containsKey(cell));
		assertThat(pulse.id()).isNull();
		assertThat(pulse.data().propertyNames()).containsExactlyInAnyOrder("at", "pricing", "modelVersion", "cells");
		assertThat(cells(pulse.data()).keySet()).isEqualTo(Set.of(cell));
		assertThat(cells(pulse.data()).get(cell).get("demand").asInt()).isEqualTo(demand + 1);
		board.all("pulse").forEach((each) -> cells.putAll(cells(each.data())));
		assertThat(cells(board().await("snapshot").data())).isEqualTo(cells);
	}

	@Test
	void ratesAreSentPeriodically() {
		tandem.gateway().quote();
		EventSource board = board();
		board.await("rates");
		Event rates = board.await("rates");
		assertThat(rates.id()).isNull();
		assertRates(rates.data());
		assertThat(rates.data().get("priceLatencyMs").propertyNames()).containsExactlyInAnyOrder("total", "gateway",
				"ml", "mlQueue", "mlCompute", "db");
	}

	@Test
	void everyChangeOfARideIsStreamed() {
		EventSource board = board();
		board.await("snapshot");
		DriverSocket driver = online(PICKUP);
		String ride = request();
		driver.accept(driver.await("offer"));
		driver.progress(ride, "arrived").progress(ride, "picked_up").progress(ride, "completed");
		board.await("ride", (event) -> event.get("state").asString().equals("completed"));
		List<Event> told = board.all("ride");
		assertThat(told).extracting((event) -> event.text("state"))
			.containsExactly("requested", "offered", "accepted", "arrived", "picked_up", "completed");
		assertThat(told).extracting((event) -> event.data().get("number").asInt()).containsExactly(1, 2, 3, 4, 5, 6);
		assertThat(told).extracting((event) -> cursor(event.id())).isSorted().doesNotHaveDuplicates();
		assertThat(told).allSatisfy((event) -> {
			assertThat(event.data().propertyNames()).containsExactlyInAnyOrder("rideId", "number", "state", "reason",
					"driverId", "at", "pickup", "dropoff");
			assertThat(event.text("rideId")).isEqualTo(ride);
		});
		assertThat(board().await("snapshot").data().get("rides")).isEmpty();
	}

	@Test
	void reconnectedBoardGetsMissedEventsThenASnapshot() {
		EventSource first = board();
		EventSource other = board();
		String seen = request();
		String last = first.await("ride", (event) -> event.get("rideId").asString().equals(seen)).id();
		first.close();
		String missed = request();
		cancel(missed);
		other.await("ride", (event) -> event.get("rideId").asString().equals(missed)
				&& event.get("state").asString().equals("cancelled"));
		EventSource second = keep(EventSource.resume(tandem.gateway(), BOARD, last));
		Event snapshot = second.await("snapshot");
		assertThat(second.all("ride")).extracting((event) -> event.text("rideId")).containsOnly(missed);
		assertThat(second.all("ride").getLast().id()).isEqualTo(snapshot.id());
		assertThat(rides(snapshot)).containsExactly(seen);
		EventSource third = keep(EventSource.open(tandem.gateway(), BOARD + "?lastEventId=" + last));
		third.await("snapshot");
		assertThat(third.all("ride")).isEqualTo(second.all("ride"));
	}

	@Test
	void ridesAreStreamedOnceAcrossReconnects() throws Exception {
		EventCursor before = cursor(board().await("snapshot").id());
		try (ExecutorService riders = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> lives = new ArrayList<>();
			IntStream.range(0, 40)
				.forEach((index) -> lives.add(riders.submit(() -> cancel(
						tandem.gateway().ride(tandem.gateway().quote().get("id").asString()).get("id").asString()))));
			List<RideTold> told = new ArrayList<>();
			String last = before.text();
			while (!lives.stream().allMatch(Future::isDone)) {
				last = readSome(last, told);
			}
			for (Future<?> life : lives) {
				life.get();
			}
			List<RideTold> happened = onRideEvent(before);
			while (told.size() < happened.size()) {
				last = readSome(last, told);
			}
			assertThat(told).isEqualTo(happened).hasSizeGreaterThanOrEqualTo(80);
		}
	}

	/** Reads a few events and disconnects. */
	private String readSome(String last, List<RideTold> told) {
		try (EventSource board = EventSource.resume(tandem.gateway(), BOARD, last)) {
			board.await("snapshot");
			board.await("rates");
			List<Event> rides = board.all("ride");
			rides.forEach((event) -> told.add(new RideTold(event.text("rideId"), event.data().get("number").asInt())));
			return rides.isEmpty() ? last : rides.getLast().id();
		}
	}

	private static List<RideTold> onRideEvent(EventCursor before) {
		RideEventFeed feed = tandem.gateway().bean(RideEventFeed.class);
		return get(feed.after(before).collectList()).stream().map(RideTold::of).toList();
	}

	@Test
	void boardOfAnotherDatabaseStartsWithASnapshot() {
		EventSource board = keep(EventSource.resume(tandem.gateway(), BOARD, "999999999999-1"));
		Event snapshot = board.await("snapshot");
		assertThat(cursor(snapshot.id()).transaction()).isLessThan(999999999999L);
		String ride = request();
		assertThat(board.await("ride").text("rideId")).isEqualTo(ride);
	}

	@ParameterizedTest
	@ValueSource(strings = { "lastEventId=x", "lastEventId=7", "lastEventId=7-", "lastEventId=-7-1",
			"lastEventId=7-1-1", "viewport=", "viewport=1,2,3", "viewport=1,2,3,4,5", "viewport=a,b,c,d",
			"viewport=3,0,1,1", "viewport=0,3,1,1", "viewport=NaN,0,1,1", "viewport=-181,0,1,1", "viewport=0,0,181,1",
			"viewport=0,-91,1,1", "viewport=0,0,1,91", "viewport=1d,2,3,4", "viewport=0,0,0,1" })
	void invalidCursorOrViewportIsRejected(String query) {
		tandem.gateway()
			.client()
			.get()
			.uri(BOARD + "?" + query)
			.accept(MediaType.TEXT_EVENT_STREAM)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/problems/invalid-request")
			.jsonPath("$.errors.length()")
			.isEqualTo(1);
	}

	@Test
	void disconnectedBoardIsRemoved() {
		CityBroadcaster boards = tandem.gateway().bean(CityBroadcaster.class);
		EventSource board = board();
		board.await("snapshot");
		assertThat(boards.count()).isEqualTo(1);
		assertThat(metrics()).contains("tandem_live_boards 1.0");
		board.close();
		Awaitility.await().until(() -> boards.count() == 0);
	}

	private static void assertRates(JsonNode rates) {
		assertThat(rates.propertyNames()).containsExactlyInAnyOrder("at", "ridesPerMinute", "requestsPerMinute",
				"timeToMatchMs", "acceptRate", "driversOnline", "driversFree", "ridesActive", "priceLatencyMs");
	}

	private void assertDriver(JsonNode driver, Coordinates place, String status) {
		assertThat(driver.propertyNames()).containsExactlyInAnyOrder("id", "lat", "lng", "status");
		assertThat(driver.get("id").asString()).isEqualTo(this.driverId.toString());
		assertThat(new Coordinates(driver.get("lat").asDouble(), driver.get("lng").asDouble())).isEqualTo(place);
		assertThat(driver.get("status").asString()).isEqualTo(status);
	}

	private static JsonNode awaitMoved(EventSource board) {
		JsonNode moved = board.await("drivers", (news) -> !news.get("moved").isEmpty()).data().get("moved");
		assertThat(moved).hasSize(1);
		return moved.get(0);
	}

	private static Map<String, JsonNode> cells(JsonNode message) {
		Map<String, JsonNode> cells = new TreeMap<>();
		message.get("cells").forEach((cell) -> cells.put(cell.get("cell").asString(), cell));
		return cells;
	}

	private static EventCursor cursor(String id) {
		return EventCursor.parse(id).orElseThrow();
	}

	private static String metrics() {
		return tandem.gateway()
			.client()
			.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

	private EventSource board() {
		return keep(EventSource.open(tandem.gateway(), BOARD));
	}

	/** Returns the snapshot of a board that connects after the gateway has this ride. */
	private Event snapshotOf(String ride) {
		return Awaitility.await()
			.atMost(BOUND)
			.until(() -> board().await("snapshot"), (snapshot) -> List.of(ride).equals(rides(snapshot)));
	}

	private static List<String> rides(Event snapshot) {
		return snapshot.data().get("rides").valueStream().map((ride) -> ride.get("rideId").asString()).toList();
	}

	private DriverSocket online(Coordinates place) {
		return keep(DriverSocket.online(tandem.gateway(), this.driverId, place.lat(), place.lng()));
	}

	private String request() {
		String ride = tandem.gateway().ride(tandem.gateway().quote().get("id").asString()).get("id").asString();
		this.rides.add(ride);
		return ride;
	}

	private static void cancel(String ride) {
		tandem.gateway()
			.client()
			.post()
			.uri(RIDES + "/" + ride + "/cancel")
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(Void.class);
	}

	private static <T> T get(Mono<T> answer) {
		return answer.blockOptional(BOUND).orElseThrow();
	}

	private <T extends AutoCloseable> T keep(T one) {
		this.open.add(one);
		return one;
	}

	/** Identifies a change of a ride, which must be streamed once. */
	private record RideTold(String rideId, int number) {

		static RideTold of(RideEvent event) {
			return new RideTold(event.rideId().toString(), event.number());
		}

	}

}
