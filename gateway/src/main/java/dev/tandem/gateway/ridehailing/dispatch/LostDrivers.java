package dev.tandem.gateway.ridehailing.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideState;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Finds rides of lost drivers. A driver with an offer is lost as soon as the connection
 * is; a driver with a ride, when absent for longer than the resume window.
 */
@Component
class LostDrivers {

	private final DriverPresence presence;

	private final Duration resumeWindow;

	private final long since = System.nanoTime();

	LostDrivers(DriverPresence presence, DispatchProperties properties) {
		this.presence = presence;
		this.resumeWindow = properties.resumeWindow();
	}

	Mono<List<Ride>> findOffered(List<Ride> live) {
		return findRides(live, (ride) -> ride.state() == RideState.OFFERED, Duration.ZERO);
	}

	/**
	 * Finds rides of drivers who did not return in time. Finds none during the first
	 * resume window after the start: without this replica, drivers may have had nowhere
	 * to reconnect. Replicas that run longer decide meanwhile.
	 */
	Mono<List<Ride>> findAssigned(List<Ride> live) {
		if (System.nanoTime() - this.since < this.resumeWindow.toNanos()) {
			return Mono.just(List.of());
		}
		return findRides(live, (ride) -> ride.state().hasDriver(), this.resumeWindow);
	}

	private Mono<List<Ride>> findRides(List<Ride> live, Predicate<Ride> which, Duration time) {
		List<Ride> rides = live.stream().filter(which).toList();
		List<UUID> drivers = rides.stream().map(Ride::driverId).filter(Objects::nonNull).toList();
		return this.presence.findAbsent(drivers, time)
			.map((absent) -> rides.stream().filter((ride) -> absent.contains(ride.driverId())).toList());
	}

}
