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

import dev.tandem.ridehailing.client.DriverCommand;
import dev.tandem.ridehailing.client.DriverMessage;
import dev.tandem.ridehailing.client.DriverMessage.AssignedRide;
import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.RideEvent;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.simulator.fake.FakeGateway.Fault;
import reactor.core.publisher.Sinks;

/**
 * The rides and the connected drivers of the fake gateway. Thread-safe: one lock guards
 * all of them.
 */
final class FakeDispatch {

	private static final Duration OFFER_TIMEOUT = Duration.ofMillis(5_000);

	private final Map<UUID, FakeRide> rides = new LinkedHashMap<>();

	private final Map<UUID, Sinks.Many<DriverMessage>> sockets = new LinkedHashMap<>();

	private final Map<UUID, Place> positions = new HashMap<>();

	private final Fault fault;

	FakeDispatch(Fault fault) {
		this.fault = fault;
	}

	synchronized FakeRide ride(UUID id) {
		return Objects.requireNonNull(this.rides.get(id));
	}

	synchronized void request(FakeRide ride) {
		ride.become(RideState.REQUESTED, null);
		this.rides.put(ride.id, ride);
	}

	/** Cancels a ride; whether its state allows it. */
	synchronized boolean cancel(FakeRide ride) {
		if (ride.state == RideState.PICKED_UP || ride.state == RideState.COMPLETED) {
			return false;
		}
		if (!ride.state.isEnd()) {
			boolean offered = ride.state == RideState.OFFERED;
			ride.become(RideState.CANCELLED, null);
			send(ride.driver, offered ? new DriverMessage.OfferRevoked(ride.offer, "rider_cancelled") : changed(ride));
		}
		return true;
	}

	/** Returns the events of a ride after the number sent, and updates the number. */
	synchronized List<RideEvent> newEvents(FakeRide ride, int[] sent) {
		int from = Math.min(sent[0], ride.events.size());
		sent[0] = ride.events.size();
		return List.copyOf(ride.events.subList(from, ride.events.size()));
	}

	synchronized void connect(UUID driver, Sinks.Many<DriverMessage> socket) {
		AssignedRide ride = rideOf(driver).filter((its) -> its.state.hasDriver())
			.map((its) -> new AssignedRide(its.id, its.state, its.trip.pickup(), its.trip.dropoff()))
			.orElse(null);
		socket.tryEmitNext(new DriverMessage.Welcome(ride));
		this.sockets.put(driver, socket);
	}

	synchronized void disconnect(UUID driver, Sinks.Many<DriverMessage> socket) {
		if (this.sockets.remove(driver, socket)) {
			rideOf(driver).filter((ride) -> ride.state == RideState.OFFERED)
				.ifPresent((ride) -> release(ride, "driver_lost"));
		}
	}

	synchronized void onCommand(UUID driver, DriverCommand command) {
		switch (command) {
			case DriverCommand.Position position ->
				this.positions.put(driver, new Place(position.lat(), position.lng()));
			case DriverCommand.Accept accept ->
				offered(driver, accept.offerId()).ifPresent((ride) -> progress(ride, RideState.ACCEPTED));
			case DriverCommand.Decline decline ->
				offered(driver, decline.offerId()).ifPresent((ride) -> release(ride, "declined"));
			case DriverCommand.Progress progress ->
				rideOf(driver).filter((ride) -> ride.id.equals(progress.rideId()) && ride.state != progress.state())
					.ifPresent((ride) -> progress(ride, progress.state()));
			case DriverCommand.Pong pong -> {
			}
		}
	}

	/** Expires offers, and offers each requested ride to the nearest free driver. */
	synchronized void tick() {
		for (FakeRide ride : this.rides.values()) {
			if (ride.state == RideState.OFFERED && ride.offerExpires.isBefore(Instant.now())) {
				release(ride, "timed_out");
			}
			else if (ride.state == RideState.REQUESTED) {
				this.sockets.keySet()
					.stream()
					.filter((driver) -> !ride.refusedBy.contains(driver))
					.filter((driver) -> this.fault == Fault.TWO_RIDES || rideOf(driver).isEmpty())
					.filter(this.positions::containsKey)
					.min(Comparator
						.comparingDouble((driver) -> this.positions.get(driver).metersTo(ride.trip.pickup())))
					.ifPresent((driver) -> offer(ride, driver));
			}
		}
	}

	private Optional<FakeRide> offered(UUID driver, UUID offer) {
		return rideOf(driver).filter((ride) -> offer.equals(ride.offer));
	}

	private void progress(FakeRide ride, RideState state) {
		ride.offer = null;
		ride.become(state, ride.driver);
		send(ride.driver, changed(ride));
	}

	private void release(FakeRide ride, String reason) {
		send(ride.driver, new DriverMessage.OfferRevoked(ride.offer, reason));
		ride.refusedBy.add(ride.driver);
		ride.driver = null;
		ride.offer = null;
		ride.become(RideState.REQUESTED, null);
	}

	private void offer(FakeRide ride, UUID driver) {
		ride.driver = driver;
		ride.offer = UUID.randomUUID();
		ride.offerExpires = Instant.now().plus(OFFER_TIMEOUT);
		ride.become(RideState.OFFERED, null);
		send(driver, new DriverMessage.Offer(ride.offer, ride.id, ride.trip.pickup(), ride.trip.dropoff(), ride.fare,
				ride.offerExpires));
	}

	private void send(UUID driver, DriverMessage message) {
		Sinks.Many<DriverMessage> socket = this.sockets.get(driver);
		if (socket != null) {
			socket.tryEmitNext(message);
		}
	}

	private static DriverMessage changed(FakeRide ride) {
		return new DriverMessage.RideChanged(ride.id, ride.state);
	}

	private Optional<FakeRide> rideOf(UUID driver) {
		return this.rides.values()
			.stream()
			.filter((ride) -> driver.equals(ride.driver) && !ride.state.isEnd())
			.findFirst();
	}

}
