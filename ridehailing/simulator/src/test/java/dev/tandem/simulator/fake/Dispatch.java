package dev.tandem.simulator.fake;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.tandem.ridehailing.client.DriverCommand;
import dev.tandem.ridehailing.client.DriverMessage;
import dev.tandem.ridehailing.client.DriverMessage.AssignedRide;
import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.RideMessage.RideEvent;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.simulator.city.Cells;

/**
 * The gateway's rules of dispatch: the nearest free driver in growing disks of cells,
 * offers that last 10 s, searches of at most 2 min, and 30 s to resume a ride. It speaks
 * the drivers' protocol; a transport is added by the fake gateway (sockets) and by the
 * model of the city (calls in virtual time). Thread-safe: one lock guards all of it.
 */
public final class Dispatch {

	/** The gateway's setting {@code tandem.dispatch.rings}. */
	private static final List<Integer> RINGS = List.of(1, 3, 6, 10);

	private static final Duration OFFER = Duration.ofSeconds(10);

	private static final Duration SEARCH = Duration.ofMinutes(2);

	/** The interval at which the gateway searches again or expires an offer. */
	private static final Duration TICK = Duration.ofMillis(500);

	/** From a request or a response to the next driver. */
	public static final Duration DELIVERY = Duration.ofMillis(100);

	private static final Duration RESUME = Duration.ofSeconds(30);

	private final Map<String, Set<String>> disks = new HashMap<>();

	private final Set<Connection> drivers = new LinkedHashSet<>();

	private final Clock clock;

	private final BiConsumer<Duration, Runnable> scheduler;

	private final boolean offersToBusyDrivers;

	/**
	 * Starts without drivers and rides.
	 * @param scheduler runs an action after a time
	 * @param offersToBusyDrivers whether to violate the invariant that a driver has one
	 * assignment
	 */
	public Dispatch(Clock clock, BiConsumer<Duration, Runnable> scheduler, boolean offersToBusyDrivers) {
		this.clock = clock;
		this.scheduler = scheduler;
		this.offersToBusyDrivers = offersToBusyDrivers;
	}

	/** Requests a ride. */
	public synchronized void request(Ride ride) {
		become(ride, RideState.REQUESTED);
		startSearch(ride);
	}

	/** Cancels a ride; whether its state allows it. */
	public synchronized boolean cancel(Ride ride) {
		if (ride.state == RideState.PICKED_UP || ride.state == RideState.COMPLETED) {
			return false;
		}
		if (!ride.state.isEnd()) {
			release(ride, RideState.CANCELLED, "rider_cancelled");
		}
		return true;
	}

	/** Returns the events of a ride after a number. */
	synchronized List<RideEvent> eventsAfter(Ride ride, int number) {
		return List.copyOf(ride.events.subList(Math.min(number, ride.events.size()), ride.events.size()));
	}

	/** Whether a free driver is within the search radius. */
	public synchronized boolean isInReach(Place pickup) {
		return nearest(pickup, Set.of()).isPresent();
	}

	/** Connects a driver; returns the number of the session. */
	public synchronized int connect(Connection driver, Consumer<DriverMessage> messages) {
		driver.open(messages);
		this.drivers.add(driver);
		Ride ride = driver.ride;
		driver.send(new DriverMessage.Welcome((ride != null && ride.state.hasDriver())
				? new AssignedRide(ride.id, ride.state, ride.trip.pickup(), ride.trip.dropoff()) : null));
		return driver.session;
	}

	/** Handles the end of a session; one that another session replaced is ignored. */
	public synchronized void disconnect(Connection driver, int session) {
		if (!driver.connected || driver.session != session) {
			return;
		}
		driver.connected = false;
		Ride ride = driver.ride;
		if (ride != null && ride.state == RideState.OFFERED) {
			refuse(ride, "driver_lost");
		}
		else if (ride != null) {
			after(RESUME, () -> {
				if (!driver.connected && driver.session == session && driver.ride == ride) {
					lose(ride);
				}
			});
		}
	}

	/** Handles a command of a driver. */
	public synchronized void onCommand(Connection driver, DriverCommand command) {
		Ride ride = driver.ride;
		switch (command) {
			case DriverCommand.Position position -> driver.moveTo(new Place(position.lat(), position.lng()));
			case DriverCommand.Accept accept when isOpen(ride, accept.offerId()) ->
				progress(ride, driver, RideState.ACCEPTED);
			case DriverCommand.Decline decline when isOpen(ride, decline.offerId()) -> refuse(ride, "declined");
			case DriverCommand.Progress progress when ride != null && ride.id.equals(progress.rideId())
					&& ride.state.hasDriver() && ride.state.successors().contains(progress.state()) ->
				progress(ride, driver, progress.state());
			default -> {
			}
		}
	}

	private void startSearch(Ride ride) {
		ride.searchedFrom = this.clock.millis();
		after(DELIVERY, () -> search(ride));
	}

	private void search(Ride ride) {
		if (ride.state != RideState.REQUESTED) {
			return;
		}
		if (this.clock.millis() - ride.searchedFrom > SEARCH.toMillis()) {
			become(ride, RideState.UNFULFILLED);
			return;
		}
		nearest(ride.trip.pickup(), ride.refusedBy).ifPresentOrElse((driver) -> offer(ride, driver),
				() -> after(TICK, () -> search(ride)));
	}

	private void offer(Ride ride, Connection driver) {
		UUID offer = UUID.randomUUID();
		ride.driver = driver;
		ride.offer = offer;
		driver.ride = ride;
		become(ride, RideState.OFFERED);
		driver.send(new DriverMessage.Offer(offer, ride.id, ride.trip.pickup(), ride.trip.dropoff(), ride.fare,
				this.clock.instant().plus(OFFER)));
		after(OFFER.plus(TICK), () -> {
			if (isOpen(ride, offer)) {
				refuse(ride, "timed_out");
			}
		});
	}

	private static boolean isOpen(Ride ride, UUID offer) {
		return ride != null && ride.state == RideState.OFFERED && offer.equals(ride.offer);
	}

	private void progress(Ride ride, Connection driver, RideState state) {
		become(ride, state);
		if (state == RideState.COMPLETED) {
			driver.ride = null;
		}
		driver.send(new DriverMessage.RideChanged(ride.id, state));
	}

	/** Ends an offer and searches for another driver. */
	private void refuse(Ride ride, String reason) {
		ride.refusedBy.add(ride.driver);
		release(ride, RideState.REQUESTED, reason);
		after(DELIVERY, () -> search(ride));
	}

	/** Ends a ride whose driver did not return, or searches for another one. */
	private void lose(Ride ride) {
		boolean pickedUp = ride.state == RideState.PICKED_UP;
		release(ride, pickedUp ? RideState.CANCELLED : RideState.REQUESTED, "driver_lost");
		if (!pickedUp) {
			startSearch(ride);
		}
	}

	/** Takes a ride from its driver, if it has one. */
	private void release(Ride ride, RideState next, String reason) {
		Connection driver = ride.driver;
		UUID offer = (ride.state == RideState.OFFERED) ? ride.offer : null;
		ride.driver = null;
		become(ride, next);
		if (driver != null) {
			driver.ride = (driver.ride != ride) ? driver.ride : null;
			driver.send((offer != null) ? new DriverMessage.OfferRevoked(offer, reason)
					: new DriverMessage.RideChanged(ride.id, next));
		}
	}

	private void become(Ride ride, RideState state) {
		ride.become(state, this.clock.instant());
	}

	private Optional<Connection> nearest(Place pickup, Set<Connection> refusedBy) {
		List<Connection> free = this.drivers.stream()
			.filter((driver) -> driver.connected && driver.position != null)
			.filter((driver) -> driver.ride == null || this.offersToBusyDrivers)
			.filter((driver) -> !refusedBy.contains(driver))
			.toList();
		if (free.isEmpty()) {
			return Optional.empty();
		}
		String cell = Cells.of(pickup);
		for (int rings : RINGS) {
			Set<String> disk = this.disks.computeIfAbsent(rings + cell,
					(key) -> new HashSet<>(Cells.disk(cell, rings)));
			Optional<Connection> nearest = free.stream()
				.filter((driver) -> disk.contains(driver.cell()))
				.min(Comparator.comparingDouble((driver) -> driver.position.metersTo(pickup)));
			if (nearest.isPresent()) {
				return nearest;
			}
		}
		return Optional.empty();
	}

	private void after(Duration time, Runnable action) {
		this.scheduler.accept(time, () -> {
			synchronized (this) {
				action.run();
			}
		});
	}

}
