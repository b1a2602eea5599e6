package dev.tandem.gateway.ridehailing.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.city.RoadEstimate;
import dev.tandem.gateway.ridehailing.testing.DriverSocket;
import dev.tandem.gateway.ridehailing.testing.Event;
import dev.tandem.gateway.ridehailing.testing.EventSource;
import dev.tandem.gateway.ridehailing.testing.RidehailingExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDES;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class RideStreamTests {

	@RegisterExtension
	static final RidehailingExtension stack = new RidehailingExtension("tandem.live.board-interval=50ms",
			"tandem.live.keep-alive=200ms", "tandem.drivers.positions-per-second=100");

	/** The pickup of the tests' quotes. */
	private static final Coordinates PICKUP = new Coordinates(40.758, -73.9855);

	private static final Coordinates DROPOFF = new Coordinates(40.6413, -73.7781);

	private static final Coordinates NEARBY = new Coordinates(40.762, -73.98);

	private final UUID driverId = UUID.randomUUID();

	private final List<AutoCloseable> open = new ArrayList<>();

	private String ride;

	@BeforeEach
	void request() {
		this.ride = stack.gateway().ride(stack.gateway().quote().get("id").asString()).get("id").asString();
	}

	@AfterEach
	void close() throws Exception {
		stack.gateway().client().post().uri(RIDES + "/" + this.ride + "/cancel").exchange().returnResult(Void.class);
		for (AutoCloseable each : this.open) {
			each.close();
		}
	}

	@Test
	void rideIsStreamedFromRequestToEnd() {
		EventSource rider = follow();
		DriverSocket driver = accepted();
		for (String state : List.of("arrived", "picked_up", "completed")) {
			driver.progress(this.ride, state);
		}
		assertThat(rider.awaitEnd()).isTrue();
		List<Event> changes = rider.all("ride");
		assertThat(changes).extracting((event) -> event.text("state"))
			.containsExactly("requested", "offered", "accepted", "arrived", "picked_up", "completed");
		assertThat(changes).extracting(Event::id).containsExactly("1", "2", "3", "4", "5", "6");
		assertThat(changes).allSatisfy((event) -> {
			assertThat(event.data().propertyNames()).containsExactlyInAnyOrder("rideId", "number", "state", "reason",
					"driverId", "at");
			assertThat(event.text("rideId")).isEqualTo(this.ride);
			assertThat(event.id()).isEqualTo(String.valueOf(event.data().get("number").asInt()));
			assertThat(Instant.parse(event.text("at"))).isBefore(Instant.now());
		});
		String driverText = this.driverId.toString();
		assertThat(changes).extracting((event) -> event.text("driverId"))
			.as("a driver who only holds an offer is not disclosed")
			.containsExactly(null, null, driverText, driverText, driverText, driverText);
	}

	@Test
	void streamIsResumedAfterTheLastEventByHeaderOrQuery() {
		accepted();
		follow().await("ride", (event) -> event.get("number").asInt() == 3);
		assertThat(resumed("1").await("ride").id()).isEqualTo("2");
		assertThat(follow("?lastEventId=2").await("ride").id()).isEqualTo("3");
		assertThat(follow("?lastEventId=").await("ride").id()).isEqualTo("1");
	}

	@Test
	void headerTakesPrecedenceOverTheQuery() {
		accepted();
		follow().await("ride", (event) -> event.get("number").asInt() == 3);
		EventSource rider = keep(EventSource.resume(stack.gateway(), path() + "?lastEventId=1", "2"));
		assertThat(rider.await("ride").id()).isEqualTo("3");
	}

	@Test
	void clientWithTheLastEventGetsNoContent() {
		cancel();
		EventSource rider = follow();
		assertThat(rider.awaitEnd()).isTrue();
		assertThat(rider.all("ride")).extracting((event) -> event.text("state")).endsWith("cancelled");
		String last = rider.all("ride").getLast().id();
		get(path() + "?lastEventId=" + last).expectStatus().isNoContent().expectBody().isEmpty();
	}

	@Test
	void clientWithoutTheLastEventGetsIt() {
		cancel();
		EventSource rider = resumed("1");
		assertThat(rider.awaitEnd()).isTrue();
		assertThat(rider.all("ride")).isNotEmpty().extracting(Event::id).doesNotContain("1");
	}

	@Test
	void driverIsStreamedWithTheRemainingDistance() {
		EventSource rider = follow();
		DriverSocket driver = accepted();
		assertDriverUpdate(rider.await("driver"), NEARBY, PICKUP, "pickup");
		driver.position(PICKUP.lat() + 0.001, PICKUP.lng());
		Coordinates closer = new Coordinates(PICKUP.lat() + 0.001, PICKUP.lng());
		assertDriverUpdate(rider.await("driver", (news) -> news.get("lat").asDouble() == closer.lat()), closer, PICKUP,
				"pickup");
		driver.progress(this.ride, "arrived").progress(this.ride, "picked_up");
		assertDriverUpdate(rider.await("driver", (news) -> news.get("towards").asString().equals("dropoff")), closer,
				DROPOFF, "dropoff");
		assertThat(rider.all("driver")).allSatisfy((event) -> assertThat(event.id()).isNull());
	}

	@Test
	void driverIsStreamedAfterAResumeWithoutEvents() {
		EventSource first = follow();
		accepted();
		String last = first.await("ride", (event) -> event.get("state").asString().equals("accepted")).id();
		EventSource second = resumed(last);
		assertDriverUpdate(second.await("driver"), NEARBY, PICKUP, "pickup");
		assertThat(second.all("ride")).isEmpty();
	}

	@Test
	void lostAndReturningDriverIsStreamed() {
		EventSource rider = follow();
		DriverSocket driver = accepted();
		rider.await("driver", (news) -> news.get("connected").asBoolean());
		driver.disconnect();
		JsonNode lost = rider.await("driver", (news) -> !news.get("connected").asBoolean()).data();
		assertThat(lost.get("driverId").asString()).isEqualTo(this.driverId.toString());
		assertThat(lost.get("towards").asString()).isEqualTo("pickup");
		assertThat(List.of("lat", "lng", "at", "distanceMeters", "etaSeconds"))
			.allSatisfy((field) -> assertThat(lost.get(field).isNull()).as(field).isTrue());
		keep(DriverSocket.online(stack.gateway(), this.driverId, NEARBY.lat(), NEARBY.lng()));
		assertDriverUpdate(rider.await("driver", (news) -> news.get("connected").asBoolean()), NEARBY, PICKUP,
				"pickup");
	}

	@Test
	void closedStreamIsReleased() {
		RideEventNotifier notifier = stack.gateway().bean(RideEventNotifier.class);
		EventSource rider = follow();
		EventSource other = follow();
		rider.await("ride");
		other.await("ride");
		Awaitility.await().until(() -> notifier.count() == 1);
		rider.close();
		other.close();
		Awaitility.await().until(() -> notifier.count() == 0);
	}

	private void assertDriverUpdate(Event driver, Coordinates place, Coordinates target, String towards) {
		JsonNode news = driver.data();
		assertThat(news.propertyNames()).containsExactlyInAnyOrder("driverId", "connected", "lat", "lng", "at",
				"towards", "distanceMeters", "etaSeconds");
		assertThat(news.get("driverId").asString()).isEqualTo(this.driverId.toString());
		assertThat(news.get("connected").asBoolean()).isTrue();
		assertThat(new Coordinates(news.get("lat").asDouble(), news.get("lng").asDouble())).isEqualTo(place);
		assertThat(news.get("towards").asString()).isEqualTo(towards);
		RoadEstimate way = RoadEstimate.of(place, target, Instant.parse(driver.text("at")));
		assertThat(news.get("distanceMeters").asInt()).isEqualTo(way.meters());
		assertThat(news.get("etaSeconds").asLong()).isBetween(1L, 2 * way.duration().toSeconds());
	}

	private static WebTestClient.ResponseSpec get(String path) {
		return stack.gateway().client().get().uri(path).accept(MediaType.TEXT_EVENT_STREAM).exchange();
	}

	/** Connects a nearby driver, who accepts the offer. */
	private DriverSocket accepted() {
		DriverSocket driver = keep(DriverSocket.online(stack.gateway(), this.driverId, NEARBY.lat(), NEARBY.lng()));
		driver.accept(driver.await("offer"));
		driver.await("ride");
		return driver;
	}

	private void cancel() {
		stack.gateway()
			.client()
			.post()
			.uri(RIDES + "/" + this.ride + "/cancel")
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(Void.class);
	}

	private EventSource follow() {
		return follow("");
	}

	private EventSource follow(String query) {
		return keep(EventSource.open(stack.gateway(), path() + query));
	}

	private EventSource resumed(String lastEventId) {
		return keep(EventSource.resume(stack.gateway(), path(), lastEventId));
	}

	private String path() {
		return RIDES + "/" + this.ride + "/events";
	}

	private <T extends AutoCloseable> T keep(T one) {
		this.open.add(one);
		return one;
	}

}
