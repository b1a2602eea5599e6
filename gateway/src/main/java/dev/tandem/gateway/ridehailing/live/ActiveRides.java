package dev.tandem.gateway.ridehailing.live;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.live.BoardMessage.BoardRide;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;

/**
 * The rides that have not ended, kept current by their events. Not thread-safe.
 */
final class ActiveRides {

	private final Map<UUID, Known> rides = new LinkedHashMap<>();

	/**
	 * Starts with rides as read, which are at least as new as the cursor before the
	 * events.
	 */
	void begin(List<Ride> live) {
		this.rides.clear();
		for (Ride ride : live) {
			this.rides.put(ride.id(), new Known(ride.version(), new BoardRide(ride.id(), ride.state(),
					driver(ride.state(), ride.driverId()), ride.pickup().coordinates(), ride.dropoff().coordinates())));
		}
	}

	void apply(RideEvent event) {
		Known known = this.rides.get(event.rideId());
		// the initial read may already include the event
		if (known != null && known.version() >= event.number()) {
			return;
		}
		if (event.state().isFinal()) {
			this.rides.remove(event.rideId());
		}
		else {
			this.rides.put(event.rideId(), new Known(event.number(), new BoardRide(event.rideId(), event.state(),
					driver(event.state(), event.driverId()), event.pickup(), event.dropoff())));
		}
	}

	List<BoardRide> all() {
		return this.rides.values().stream().map(Known::ride).toList();
	}

	/** Drivers with an open offer or a ride. */
	Set<UUID> busyDrivers() {
		Set<UUID> busy = new HashSet<>();
		for (Known known : this.rides.values()) {
			if (known.ride().driverId() != null) {
				busy.add(known.ride().driverId());
			}
		}
		return busy;
	}

	/**
	 * While searching, an event names the driver who lost the ride, not one who has it.
	 */
	private static @Nullable UUID driver(RideState state, @Nullable UUID driverId) {
		return (state == RideState.OFFERED || state.hasDriver()) ? driverId : null;
	}

	private record Known(int version, BoardRide ride) {
	}

}
