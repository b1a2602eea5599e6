package dev.tandem.gateway.ridehailing.dispatch;

import java.util.List;
import java.util.function.Function;

import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideCommand;
import dev.tandem.gateway.ridehailing.ride.RideService;
import dev.tandem.gateway.ridehailing.ride.RideState;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Reconciles all rides in rounds: withdraws expired offers, releases rides whose driver
 * is lost, ends searches that last too long, and continues the other searches, oldest
 * first. All replicas run it; the compare-and-set in the database decides between them.
 */
@Component
class RideReconciler {

	private final RideService rides;

	private final DriverPresence presence;

	private final DriverSearch search;

	private final SearchTimeout searchTimeout;

	private final LostDrivers lostDrivers;

	private final DispatchMetrics metrics;

	private final int batch;

	private final OverdueWork expiredOffers;

	private final OverdueWork offersOfLostDrivers;

	private final OverdueWork ridesOfLostDrivers;

	private final OverdueWork searches;

	RideReconciler(RideService rides, DriverPresence presence, DriverSearch search, SearchTimeout searchTimeout,
			LostDrivers lostDrivers, DispatchMetrics metrics, RideOwnership ownership, DispatchProperties properties) {
		this.rides = rides;
		this.presence = presence;
		this.search = search;
		this.searchTimeout = searchTimeout;
		this.lostDrivers = lostDrivers;
		this.metrics = metrics;
		this.batch = properties.batch();
		this.expiredOffers = new OverdueWork(ownership);
		this.offersOfLostDrivers = new OverdueWork(ownership);
		this.ridesOfLostDrivers = new OverdueWork(ownership);
		this.searches = new OverdueWork(ownership);
	}

	/** Handles all rides in one round. Rounds must not overlap. */
	Mono<Void> reconcile() {
		return withdrawExpired().then(Mono.defer(() -> this.rides.findActive().collectList()))
			.flatMap(this::reconcileActive);
	}

	private Mono<Void> withdrawExpired() {
		return this.rides.findWithExpiredOffer(this.batch)
			.collectList()
			.map(this.expiredOffers::due)
			.flatMap((offers) -> forEach(offers, (ride) -> this.rides.changeAsRead(ride, RideCommand.TIME_OUT)));
	}

	private Mono<Void> reconcileActive(List<Ride> live) {
		FreeDrivers free = FreeDrivers.of(this.presence.positions(), live);
		this.metrics.setDrivers(this.presence.positions().size(), free.count());
		return releaseLostDrivers(live).then(Mono.defer(() -> searchAll(live, free)));
	}

	private Mono<Void> releaseLostDrivers(List<Ride> live) {
		Mono<Void> offers = this.lostDrivers.findOffered(live)
			.map(this.offersOfLostDrivers::due)
			.flatMap((rides) -> forEach(rides, (ride) -> this.rides.changeAsRead(ride, RideCommand.WITHDRAW)));
		Mono<Void> rides = this.lostDrivers.findAssigned(live)
			.map(this.ridesOfLostDrivers::due)
			.flatMap((lost) -> forEach(lost, (ride) -> this.rides.changeAsRead(ride, RideCommand.LOSE_DRIVER)));
		return offers.then(rides);
	}

	private Mono<Void> searchAll(List<Ride> live, FreeDrivers free) {
		List<Ride> searching = live.stream().filter((ride) -> ride.state() == RideState.REQUESTED).toList();
		return forEach(this.searches.due(searching), (ride) -> searchOrEnd(ride, free));
	}

	private Mono<?> searchOrEnd(Ride ride, FreeDrivers free) {
		return this.searchTimeout.hasElapsed(ride).flatMap((elapsed) -> {
			if (elapsed) {
				return this.rides.changeAsRead(ride, RideCommand.END_SEARCH);
			}
			return this.search.mayFindDriver(ride, free) ? this.search.search(ride) : Mono.empty();
		});
	}

	private static Mono<Void> forEach(List<Ride> rides, Function<Ride, Mono<?>> work) {
		return Flux.fromIterable(rides).concatMap(work).then();
	}

}
