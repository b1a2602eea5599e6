package dev.tandem.gateway.ridehailing.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.pulse.CityPulses;
import dev.tandem.gateway.ridehailing.testing.DriverSocket;
import dev.tandem.gateway.ridehailing.testing.Event;
import dev.tandem.gateway.ridehailing.testing.EventSource;
import dev.tandem.gateway.ridehailing.testing.RidehailingGateway;
import org.awaitility.Awaitility;

import static dev.tandem.gateway.ridehailing.testing.RidehailingGateway.RIDES;

/**
 * The boards of a test, with the drivers and the rides that they show. Closing it ends
 * all of them.
 */
final class CityBoards {

	static final String BOARD = "/api/v1/city/live";

	static final Duration BOUND = Duration.ofSeconds(20);

	private final RidehailingGateway gateway;

	private final List<AutoCloseable> open = new ArrayList<>();

	private final List<String> rides = new ArrayList<>();

	CityBoards(RidehailingGateway gateway) {
		this.gateway = gateway;
	}

	/** Waits until the previous test's boards and rides are gone. */
	void awaitQuiet() {
		Instant begin = Instant.now();
		Awaitility.await()
			.atMost(BOUND)
			.until(() -> this.gateway.bean(CityPulses.class)
				.latest()
				.filter((pulse) -> pulse.at().isAfter(begin) && pulse.rates().driversOnline() == 0)
				.isPresent() && this.gateway.bean(DriverPresence.class).positions().isEmpty()
					&& this.gateway.bean(CityBroadcaster.class).count() == 0);
	}

	EventSource open() {
		return open("");
	}

	EventSource open(String query) {
		return keep(EventSource.open(this.gateway, BOARD + query));
	}

	EventSource resume(String lastEventId) {
		return keep(EventSource.resume(this.gateway, BOARD, lastEventId));
	}

	/** Returns the snapshot of a board that connects after the gateway has this ride. */
	Event snapshotOf(String ride) {
		return Awaitility.await()
			.atMost(BOUND)
			.until(() -> open().await("snapshot"), (snapshot) -> List.of(ride).equals(rides(snapshot)));
	}

	static List<String> rides(Event snapshot) {
		return snapshot.data().get("rides").valueStream().map((ride) -> ride.get("rideId").asString()).toList();
	}

	DriverSocket online(UUID driverId, Coordinates place) {
		return keep(DriverSocket.online(this.gateway, driverId, place.lat(), place.lng()));
	}

	/** Requests a ride that is cancelled on closing. */
	String request() {
		String ride = this.gateway.ride(this.gateway.quote().get("id").asString()).get("id").asString();
		this.rides.add(ride);
		return ride;
	}

	void cancel(String ride) {
		this.gateway.client()
			.post()
			.uri(RIDES + "/" + ride + "/cancel")
			.exchange()
			.expectStatus()
			.isOk()
			.returnResult(Void.class);
	}

	/** Cancels the rides and disconnects. */
	void close() throws Exception {
		this.rides.forEach((ride) -> this.gateway.client()
			.post()
			.uri(RIDES + "/" + ride + "/cancel")
			.exchange()
			.returnResult(Void.class));
		Awaitility.await().atMost(BOUND).until(() -> rides(open().await("snapshot")).isEmpty());
		for (AutoCloseable each : this.open) {
			each.close();
		}
	}

	private <T extends AutoCloseable> T keep(T one) {
		this.open.add(one);
		return one;
	}

}
