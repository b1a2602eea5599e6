package dev.tandem.gateway.ridehailing.live;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.gateway.platform.lifecycle.BackgroundSubscription;
import dev.tandem.gateway.platform.lifecycle.Phases;
import dev.tandem.gateway.platform.persistence.Retries;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Notifies the streams of single rides of new events. One subscription to the feed serves
 * all streams of this replica, so that an event costs nothing for the streams of other
 * rides. Thread-safe.
 */
@Component
final class RideEventNotifier extends BackgroundSubscription {

	private final RideEventFeed feed;

	private final Map<UUID, Set<FluxSink<Boolean>>> subscribers = new ConcurrentHashMap<>();

	RideEventNotifier(RideEventFeed feed, MeterRegistry meters) {
		super(Phases.SUBSCRIBERS);
		Gauge.builder("tandem.live.rides", this.subscribers, Map::size)
			.description("Rides that are followed")
			.register(meters);
		this.feed = feed;
	}

	/**
	 * Streams notifications of a ride's events from now on.
	 * @return hot; notifications that arrive while the subscriber is busy become one
	 */
	Flux<Boolean> of(UUID rideId) {
		return Flux.create((sink) -> {
			this.subscribers.compute(rideId, (ride, sinks) -> {
				Set<FluxSink<Boolean>> all = (sinks != null) ? sinks : ConcurrentHashMap.newKeySet();
				all.add(sink);
				return all;
			});
			sink.onDispose(() -> this.subscribers.computeIfPresent(rideId, (ride, sinks) -> {
				sinks.remove(sink);
				return sinks.isEmpty() ? null : sinks;
			}));
			// a notification only triggers a read: one that waits stands for all before
			// it
		}, FluxSink.OverflowStrategy.LATEST);
	}

	/** The number of rides that have streams. */
	int count() {
		return this.subscribers.size();
	}

	/**
	 * Notifies all rides after each subscription: events may have been missed before it.
	 */
	@Override
	protected Disposable subscribe() {
		Mono<Optional<UUID>> all = Mono.just(Optional.empty());
		return Flux.merge(this.feed.live().map(RideEvent::rideId).map(Optional::of), all)
			.doOnNext((ride) -> ride.ifPresentOrElse(this::notifyRide, this::notifyAllRides))
			.retryWhen(Retries.forever("The feed of the rides' streams"))
			.subscribe();
	}

	private void notifyRide(UUID rideId) {
		this.subscribers.getOrDefault(rideId, Set.of()).forEach((sink) -> sink.next(true));
	}

	private void notifyAllRides() {
		this.subscribers.keySet().forEach(this::notifyRide);
	}

}
