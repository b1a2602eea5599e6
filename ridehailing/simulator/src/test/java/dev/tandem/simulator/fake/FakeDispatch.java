package dev.tandem.simulator.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.simulator.fake.FakeGateway.Fault;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;

/**
 * The rides and the connected drivers of the fake gateway. Thread-safe: one lock guards
 * all of them.
 */
final class FakeDispatch {

	private static final Duration OFFER_TIMEOUT = Duration.ofMillis(5_000);

	private final Map<UUID, FakeRide> rides = new LinkedHashMap<>();

	private final Map<UUID, Sinks.Many<String>> sockets = new LinkedHashMap<>();

	private final Map<UUID, JsonNode> positions = new HashMap<>();

	private final Fault fault;

	FakeDispatch(Fault fault) {
		this.fault = fault;
	}

	synchronized FakeRide ride(UUID id) {
		return Objects.requireNonNull(this.rides.get(id));
	}

	synchronized void request(FakeRide ride) {
		ride.become("requested", null);
		this.rides.put(ride.id, ride);
	}

	/** Cancels a ride; whether its state allows it. */
	synchronized boolean cancel(FakeRide ride) {
		if (List.of("picked_up", "completed").contains(ride.state)) {
			return false;
		}
		if (!ride.hasEnded()) {
			UUID driver = ride.driver;
			boolean offered = ride.state.equals("offered");
			ride.become("cancelled", null);
			send(driver, offered ? revocation(ride, "rider_cancelled") : message("ride", ride));
		}
		return true;
	}

	/** Returns the events of a ride after the number sent, and updates the number. */
	synchronized List<String> newEvents(FakeRide ride, int[] sent) {
		int from = Math.min(sent[0], ride.events.size());
		List<String> events = List.copyOf(ride.events.subList(from, ride.events.size()));
		sent[0] = ride.events.size();
		return events;
	}

	synchronized void connect(UUID driver, Sinks.Many<String> socket) {
		String ride = rideOf(driver).filter((its) -> !its.state.equals("offered"))
			.map((its) -> """
					{"rideId":"%s","state":"%s","pickup":%s,"dropoff":%s}""".formatted(its.id, its.state,
					its.trip.get("pickup"), its.trip.get("dropoff")))
			.orElse("null");
		socket.tryEmitNext("{\"type\":\"welcome\",\"ride\":" + ride + '}');
		this.sockets.put(driver, socket);
	}

	synchronized void disconnect(UUID driver, Sinks.Many<String> socket) {
		if (this.sockets.remove(driver, socket)) {
			rideOf(driver).filter((ride) -> ride.state.equals("offered"))
				.ifPresent((ride) -> release(ride, "driver_lost"));
		}
	}

	synchronized void onMessage(UUID driver, JsonNode message) {
		switch (message.get("type").asString()) {
			case "position" -> this.positions.put(driver, message);
			case "accept" -> offered(driver, message).ifPresent((ride) -> progress(ride, "accepted"));
			case "decline" -> offered(driver, message).ifPresent((ride) -> release(ride, "declined"));
			case "progress" ->
				rideOf(driver).filter((ride) -> ride.id.toString().equals(message.get("rideId").asString()))
					.filter((ride) -> !ride.state.equals(message.get("state").asString()))
					.ifPresent((ride) -> progress(ride, message.get("state").asString()));
			default -> {
			}
		}
	}

	/** Expires offers, and offers each requested ride to the nearest free driver. */
	synchronized void tick() {
		for (FakeRide ride : this.rides.values()) {
			if (ride.state.equals("offered") && ride.offerExpires.isBefore(Instant.now())) {
				release(ride, "timed_out");
			}
			else if (ride.state.equals("requested")) {
				this.sockets.keySet()
					.stream()
					.filter((driver) -> !ride.refusedBy.contains(driver))
					.filter((driver) -> this.fault == Fault.TWO_RIDES || rideOf(driver).isEmpty())
					.filter(this.positions::containsKey)
					.min(Comparator.comparingDouble((driver) -> distance(driver, ride)))
					.ifPresent((driver) -> offer(ride, driver));
			}
		}
	}

	private Optional<FakeRide> offered(UUID driver, JsonNode message) {
		return rideOf(driver)
			.filter((ride) -> ride.offer != null && ride.offer.toString().equals(message.get("offerId").asString()));
	}

	private void progress(FakeRide ride, String state) {
		ride.offer = null;
		ride.become(state, ride.driver);
		send(ride.driver, message("ride", ride));
	}

	private void release(FakeRide ride, String reason) {
		send(ride.driver, revocation(ride, reason));
		ride.refusedBy.add(ride.driver);
		ride.driver = null;
		ride.offer = null;
		ride.become("requested", null);
	}

	/** In degrees, which is accurate enough to find the nearest driver. */
	private double distance(UUID driver, FakeRide ride) {
		JsonNode position = this.positions.get(driver);
		JsonNode pickup = ride.trip.get("pickup");
		return Math.hypot(position.get("lat").asDouble() - pickup.get("lat").asDouble(),
				position.get("lng").asDouble() - pickup.get("lng").asDouble());
	}

	private void offer(FakeRide ride, UUID driver) {
		ride.driver = driver;
		ride.offer = UUID.randomUUID();
		ride.offerExpires = Instant.now().plus(OFFER_TIMEOUT);
		ride.become("offered", null);
		send(driver,
				"""
						{"type":"offer","offerId":"%s","rideId":"%s","pickup":%s,"dropoff":%s,"fare":{"amount":%d,"currency":"USD"},\
						"expiresAt":"%s"}"""
					.formatted(ride.offer, ride.id, ride.trip.get("pickup"), ride.trip.get("dropoff"), ride.fare,
							ride.offerExpires));
	}

	private void send(UUID driver, String message) {
		Sinks.Many<String> socket = this.sockets.get(driver);
		if (socket != null) {
			socket.tryEmitNext(message);
		}
	}

	private static String revocation(FakeRide ride, String reason) {
		return """
				{"type":"offer_revoked","offerId":"%s","reason":"%s"}""".formatted(ride.offer, reason);
	}

	private static String message(String type, FakeRide ride) {
		return """
				{"type":"%s","rideId":"%s","state":"%s","reason":null}""".formatted(type, ride.id, ride.state);
	}

	private Optional<FakeRide> rideOf(UUID driver) {
		return this.rides.values()
			.stream()
			.filter((ride) -> driver.equals(ride.driver) && !ride.hasEnded())
			.findFirst();
	}

}
