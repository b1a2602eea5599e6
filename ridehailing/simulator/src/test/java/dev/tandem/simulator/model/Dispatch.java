package dev.tandem.simulator.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.tandem.ridehailing.client.Place;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.ridehailing.client.Trip;
import dev.tandem.simulator.city.Cells;
import dev.tandem.simulator.driver.ModelDriver;
import dev.tandem.simulator.driver.ModelDriver.Reply;

/**
 * A small model of the gateway's dispatch: the nearest free driver in growing disks of
 * cells, offers that last 10 s, and searches of at most 2 min.
 */
final class Dispatch {

	/** The gateway's setting {@code tandem.dispatch.rings}. */
	private static final List<Integer> RINGS = List.of(1, 3, 6, 10);

	private static final Duration OFFER = Duration.ofSeconds(10);

	private static final Duration SEARCH = Duration.ofMinutes(2);

	/** The interval at which the gateway searches again or expires an offer. */
	private static final Duration TICK = Duration.ofMillis(500);

	/** From a request or a response to the next driver. */
	private static final Duration DELIVERY = Duration.ofMillis(100);

	private static final Duration RESUME = Duration.ofSeconds(30);

	private static final Map<String, Set<String>> DISKS = new HashMap<>();

	private final VirtualTime time;

	private final List<Connection> connections = new ArrayList<>();

	Dispatch(VirtualTime time, List<ModelDriver> drivers) {
		this.time = time;
		drivers.forEach((driver) -> this.connections.add(new Connection(driver)));
	}

	List<Connection> connections() {
		return this.connections;
	}

	/** Requests a ride; the callbacks receive the outcome. */
	Ride request(Trip trip, Consumer<Ride> onMatch, Consumer<Ride> onEnd) {
		Ride ride = new Ride(trip, this.time.millis(), onMatch, onEnd);
		this.time.in(DELIVERY, () -> search(ride));
		return ride;
	}

	/** Whether a free driver is within the search radius. */
	boolean isInReach(Place pickup) {
		return nearest(pickup, Set.of()).isPresent();
	}

	void cancel(Ride ride) {
		Connection driver = ride.driver;
		ride.driver = null;
		if (ride.ended) {
			return;
		}
		ride.end();
		if (driver != null && driver.ride == ride) {
			driver.ride = null;
			driver.driver.unassign();
		}
	}

	private void search(Ride ride) {
		if (ride.ended || ride.driver != null) {
			return;
		}
		if (this.time.millis() - ride.searchedFrom > SEARCH.toMillis()) {
			ride.unfulfilled = true;
			ride.end();
			return;
		}
		Optional<Connection> nearest = nearest(ride.trip.pickup(), ride.refusedBy);
		if (nearest.isEmpty()) {
			this.time.in(TICK, () -> search(ride));
			return;
		}
		offer(ride, nearest.get());
	}

	private void offer(Ride ride, Connection driver) {
		ride.driver = driver;
		driver.ride = ride;
		ride.offers++;
		Reply reply = driver.driver.reply();
		Duration after = (reply == Reply.IGNORE) ? OFFER.plus(TICK) : driver.driver.reaction().plus(DELIVERY);
		int offer = ride.offers;
		this.time.in(after, () -> {
			if (ride.ended || ride.driver != driver || ride.offers != offer || driver.ride != ride) {
				return;
			}
			if (reply == Reply.ACCEPT) {
				accept(ride, driver);
			}
			else {
				onError(ride, driver);
			}
		});
	}

	private void accept(Ride ride, Connection driver) {
		driver.driver.accept(ride.trip);
		if (driver.driver.losesConnectionOnRide()) {
			this.time.in(driver.driver.untilDeadSpot(), () -> lose(driver));
		}
		if (ride.matchedAfter == null) {
			ride.matchedAfter = Duration.ofMillis(this.time.millis() - ride.requestedAt);
			ride.onMatch.accept(ride);
		}
	}

	private void onError(Ride ride, Connection driver) {
		ride.refusedBy.add(driver);
		ride.driver = null;
		driver.ride = null;
		this.time.in(DELIVERY, () -> search(ride));
	}

	void connect(Connection driver) {
		driver.connected = true;
		int session = ++driver.session;
		this.time.in(driver.driver.untilLoss(), () -> {
			if (driver.session == session) {
				lose(driver);
			}
		});
	}

	void disconnect(Connection driver) {
		driver.connected = false;
		driver.session++;
	}

	private void lose(Connection driver) {
		if (!driver.connected) {
			return;
		}
		disconnect(driver);
		Ride ride = driver.ride;
		if (ride != null && !driver.driver.hasRide()) {
			onError(ride, driver);
		}
		Duration offlineTime = driver.driver.offlineTime();
		if (ride != null && driver.driver.hasRide() && offlineTime.compareTo(RESUME) > 0) {
			this.time.in(RESUME, () -> release(driver, ride));
		}
		this.time.in(offlineTime, () -> {
			if (!driver.connected && driver.driver.isWorking()) {
				connect(driver);
			}
		});
	}

	private void release(Connection driver, Ride ride) {
		if (driver.ride != ride) {
			return;
		}
		boolean pickedUp = driver.driver.rideState() == RideState.PICKED_UP;
		driver.ride = null;
		driver.driver.unassign();
		ride.driver = null;
		if (pickedUp) {
			ride.end();
		}
		else {
			ride.searchedFrom = this.time.millis();
			search(ride);
		}
	}

	/** Handles the completion of a driver's ride. */
	void completed(Connection driver) {
		Ride ride = driver.ride;
		driver.ride = null;
		if (ride != null) {
			ride.end();
		}
	}

	private Optional<Connection> nearest(Place pickup, Set<Connection> onRefused) {
		List<Connection> free = this.connections.stream()
			.filter((each) -> each.isFree() && !onRefused.contains(each))
			.toList();
		if (free.isEmpty()) {
			return Optional.empty();
		}
		String cell = Cells.of(pickup);
		for (int rings : RINGS) {
			Set<String> disk = DISKS.computeIfAbsent(rings + cell, (key) -> new HashSet<>(Cells.disk(cell, rings)));
			Optional<Connection> nearest = free.stream()
				.filter((each) -> disk.contains(each.cell()))
				.min(Comparator.comparingDouble((each) -> each.driver.position().metersTo(pickup)));
			if (nearest.isPresent()) {
				return nearest;
			}
		}
		return Optional.empty();
	}

}
