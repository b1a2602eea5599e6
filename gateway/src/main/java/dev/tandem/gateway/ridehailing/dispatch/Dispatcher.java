package dev.tandem.gateway.ridehailing.dispatch;

import dev.tandem.gateway.platform.lifecycle.BackgroundSubscription;
import dev.tandem.gateway.platform.lifecycle.Phases;
import dev.tandem.gateway.platform.persistence.Retries;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.ride.RideService;
import dev.tandem.gateway.ridehailing.ride.RideState;
import reactor.core.Disposable;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Finds a driver for each ride. Ride events start searches at once;
 * {@link RideReconciler} handles the rest periodically.
 */
@Component
class Dispatcher extends BackgroundSubscription {

	private static final int MAX_CONCURRENT_SEARCHES = 4;

	/** Further searches are dropped; the reconciliation finds their rides. */
	private static final int MAX_QUEUED_SEARCHES = 1000;

	private final RideEventFeed events;

	private final RideService rides;

	private final DriverSearch search;

	private final RideOwnership ownership;

	private final DispatchMetrics metrics;

	Dispatcher(RideEventFeed events, RideService rides, DriverSearch search, RideOwnership ownership,
			DispatchMetrics metrics) {
		// with the connections: a driver whose socket this replica closes keeps the offer
		super(Phases.CONNECTIONS);
		this.events = events;
		this.rides = rides;
		this.search = search;
		this.ownership = ownership;
		this.metrics = metrics;
	}

	@Override
	protected Disposable subscribe() {
		return Flux.defer(this.events::live)
			.filter((event) -> this.ownership.isOwnedHere(event.rideId()))
			.doOnNext(this.metrics::count)
			.filter((event) -> event.state() == RideState.REQUESTED || event.state() == RideState.ACCEPTED)
			.onBackpressureBuffer(MAX_QUEUED_SEARCHES, BufferOverflowStrategy.DROP_LATEST)
			.flatMap(this::onRideEvent, MAX_CONCURRENT_SEARCHES)
			.retryWhen(Retries.forever("Dispatch"))
			.subscribe();
	}

	/** Ignores errors: the reconciliation repeats the search and logs its errors. */
	private Mono<Void> onRideEvent(RideEvent event) {
		return this.rides.find(event.rideId()).flatMap((ride) -> onRideEvent(event, ride)).onErrorComplete();
	}

	private Mono<Void> onRideEvent(RideEvent event, Ride ride) {
		if (event.state() == RideState.ACCEPTED) {
			this.metrics.recordMatch(ride.times());
			return Mono.empty();
		}
		return (ride.version() == event.number()) ? this.search.search(ride).then() : Mono.empty();
	}

}
