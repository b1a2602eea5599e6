package dev.tandem.gateway.ridehailing.dispatch;

import java.util.List;
import java.util.function.Function;

import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideLifecycle;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideState;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Looks after all rides: takes back what ran out, parts rides from drivers who are gone,
 * ends searches that last too long, and searches for the others, the oldest first. Other
 * replicas do the same; the database decides.
 */
@Component
class RideReconciler {

	private final RideLifecycle rides;

	private final DriverPresence fleet;

	private final DriverSearch search;

	private final SearchTimeout age;

	private final LostDrivers ghosts;

	private final DispatchMetrics metrics;

	private final int batch;

	private final OverdueWork expired;

	private final OverdueWork abandonedOffers;

	private final OverdueWork abandonedRides;

	private final OverdueWork searches;

	RideReconciler(RideLifecycle rides, DriverPresence fleet, DriverSearch search, SearchTimeout age,
			LostDrivers ghosts, DispatchMetrics metrics, RideOwnership shares, DispatchProperties properties) {
		this.rides = rides;
		this.fleet = fleet;
		this.search = search;
		this.age = age;
		this.ghosts = ghosts;
		this.metrics = metrics;
		this.batch = properties.batch();
		this.expired = new OverdueWork(shares);
		this.abandonedOffers = new OverdueWork(shares);
		this.abandonedRides = new OverdueWork(shares);
		this.searches = new OverdueWork(shares);
	}

	/**
	 * Goes over all rides once.
	 * @return completes when that is done
	 */
	Mono<Void> round() {
		return withdrawExpired().then(Mono.defer(this.rides::live)).flatMap(this::attend);
	}

	private Mono<Void> withdrawExpired() {
		return this.rides.withExpiredOffer(this.batch)
			.map(this.expired::due)
			.flatMap((offers) -> each(offers, (ride) -> this.rides.withdrawOffer(ride, RideReason.TIMED_OUT)));
	}

	private Mono<Void> attend(List<Ride> live) {
		FreeDrivers free = FreeDrivers.of(this.fleet.positions(), live);
		this.metrics.drivers(this.fleet.positions().size(), free.count());
		return banish(live).then(Mono.defer(() -> searchAll(live, free)));
	}

	private Mono<Void> banish(List<Ride> live) {
		Mono<Void> offers = this.ghosts.asked(live)
			.map(this.abandonedOffers::due)
			.flatMap((rides) -> each(rides, (ride) -> this.rides.withdrawOffer(ride, RideReason.DRIVER_LOST)));
		Mono<Void> rides = this.ghosts.driving(live)
			.map(this.abandonedRides::due)
			.flatMap((lost) -> each(lost, this.rides::driverLost));
		return offers.then(rides);
	}

	private Mono<Void> searchAll(List<Ride> live, FreeDrivers free) {
		List<Ride> searching = live.stream().filter((ride) -> ride.state() == RideState.REQUESTED).toList();
		return each(this.searches.due(searching), (ride) -> searchOrGiveUp(ride, free));
	}

	private Mono<Boolean> searchOrGiveUp(Ride ride, FreeDrivers free) {
		return this.age.isOver(ride).flatMap((over) -> {
			if (over) {
				return this.rides.giveUp(ride);
			}
			return this.search.isPromising(ride, free) ? this.search.search(ride) : Mono.just(false);
		});
	}

	private static Mono<Void> each(List<Ride> rides, Function<Ride, Mono<Boolean>> work) {
		return Flux.fromIterable(rides).concatMap(work).then();
	}

}
