package dev.tandem.gateway.ridehailing;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.tandem.gateway.platform.testing.Gateway;
import dev.tandem.gateway.platform.testing.GatewayProcess;
import dev.tandem.gateway.platform.testing.TestDatabase;
import dev.tandem.gateway.ridehailing.testing.DriverSocket;
import dev.tandem.gateway.ridehailing.testing.Event;
import dev.tandem.gateway.ridehailing.testing.EventSource;
import dev.tandem.gateway.ridehailing.testing.FakeMlService;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDES;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A ride whose driver is on one replica and whose rider is on another. The driver's is a
 * process of its own, so that it can be killed.
 */
@Timeout(120)
class ReplicasTests {

	private static final double LAT = 40.762;

	private static final double LNG = -73.98;

	private final UUID driverId = UUID.randomUUID();

	private final TestDatabase database = TestDatabase.create();

	private final FakeMlService mlService = new FakeMlService();

	private final RidehailingGateway ridersReplica = RidehailingGateway.on(this.database, this.mlService.port());

	private final GatewayProcess driversReplica = GatewayProcess.on(this.database, this.mlService.port());

	@AfterEach
	void close() {
		this.driversReplica.close();
		this.ridersReplica.close();
		this.mlService.close();
		this.database.close();
	}

	@Test
	void rideIsDrivenOnOneReplicaAndFollowedOnTheOther() {
		String ride = request();
		try (EventSource rider = follow(this.ridersReplica, ride);
				DriverSocket driver = DriverSocket.online(this.driversReplica, this.driverId, LAT, LNG)) {
			accept(driver, ride);
			Event car = rider.await("driver", (news) -> news.get("connected").asBoolean());
			assertThat(car.text("driverId")).isEqualTo(this.driverId.toString());
			assertThat(car.data().get("lat").asDouble()).isEqualTo(LAT);
			drive(driver, ride, "arrived", "picked_up", "completed");
			assertThat(rider.awaitEnd()).isTrue();
			assertWholeRide(rider.all("ride").stream(), ride);
		}
	}

	@Test
	void rideGoesOnWhenTheDriversReplicaIsKilled() {
		String ride = request();
		try (EventSource rider = follow(this.ridersReplica, ride);
				EventSource friend = follow(this.driversReplica, ride);
				DriverSocket driver = DriverSocket.online(this.driversReplica, this.driverId, LAT, LNG)) {
			accept(driver, ride);
			friend.await("ride", (event) -> event.get("state").asString().equals("accepted"));
			driver.progress(ride, "arrived");
			this.driversReplica.kill();
			assertThat(driver.awaitClose()).isEqualTo(DriverSocket.CUT);
			assertThat(friend.awaitEnd()).as("it ended as it should").isFalse();
			try (DriverSocket again = DriverSocket.open(this.ridersReplica, this.driverId);
					EventSource resumed = EventSource.resume(this.ridersReplica, path(ride), last(friend))) {
				JsonNode welcome = again.await("welcome");
				assertThat(welcome.get("resumed").asBoolean()).isTrue();
				assertThat(welcome.at("/ride/rideId").asString()).isEqualTo(ride);
				assertThat(welcome.at("/ride/state").asString()).as("the last message may be lost, or not")
					.isIn("accepted", "arrived");
				drive(again, ride, "arrived", "picked_up", "completed");
				assertThat(resumed.awaitEnd()).isTrue();
				assertThat(rider.awaitEnd()).isTrue();
				assertWholeRide(Stream.concat(friend.all("ride").stream(), resumed.all("ride").stream()), ride);
				assertWholeRide(rider.all("ride").stream(), ride);
			}
		}
	}

	private String request() {
		String quote = this.ridersReplica.quote().get("id").asString();
		return this.ridersReplica.ride(quote).get("id").asString();
	}

	private static EventSource follow(Gateway replica, String ride) {
		return EventSource.open(replica, path(ride));
	}

	private static String path(String ride) {
		return RIDES + "/" + ride + "/events";
	}

	private static String last(EventSource rider) {
		return rider.all("ride").getLast().id();
	}

	private static void accept(DriverSocket driver, String ride) {
		JsonNode offer = driver.await("offer");
		assertThat(offer.get("rideId").asString()).isEqualTo(ride);
		driver.accept(offer);
		assertThat(driver.await("ride").get("state").asString()).isEqualTo("accepted");
	}

	private static void drive(DriverSocket driver, String ride, String... states) {
		for (String state : states) {
			driver.progress(ride, state);
			assertThat(driver.await("ride").get("state").asString()).isEqualTo(state);
		}
	}

	/** Every step was streamed once and is stored once. */
	private void assertWholeRide(Stream<Event> events, String ride) {
		List<String> whole = List.of("1 requested", "2 offered", "3 accepted", "4 arrived", "5 picked_up",
				"6 completed");
		assertThat(events.map((event) -> event.id() + " " + event.text("state")).toList()).isEqualTo(whole);
		assertThat(this.database.jdbc()
			.sql("select number || ' ' || state from ride_events where ride_id = :ride order by number")
			.param("ride", UUID.fromString(ride))
			.query(String.class)
			.list()).isEqualTo(whole);
	}

}
