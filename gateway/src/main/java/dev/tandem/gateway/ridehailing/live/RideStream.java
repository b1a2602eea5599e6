package dev.tandem.gateway.ridehailing.live;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import dev.tandem.gateway.platform.persistence.Retries;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.city.RoadEstimate;
import dev.tandem.gateway.ridehailing.fleet.DriverPresence;
import dev.tandem.gateway.ridehailing.live.BoardMessage.BoardRide;
import dev.tandem.gateway.ridehailing.live.RideMessage.Driver;
import dev.tandem.gateway.ridehailing.live.RideMessage.RideChanged;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.ride.RideState;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;

/**
 * Streams one ride to its rider. Live events only trigger a read: the events are read
 * from the table, after the last one sent, so that none is lost or sent twice.
 * Thread-safe.
 */
@Component
final class RideStream {

	private final RideEventFeed feed;

	private final RideEventNotifier notifications;

	private final DriverPresence presence;

	private final SseResponses streams;

	private final Clock clock;

	private final Flux<Long> ticks;

	RideStream(RideEventFeed feed, RideEventNotifier notifications, DriverPresence presence, SseResponses streams,
			LiveProperties properties, Clock clock) {
		this.feed = feed;
		this.notifications = notifications;
		this.presence = presence;
		this.streams = streams;
		this.clock = clock;
		this.ticks = Flux.interval(properties.boardInterval()).onBackpressureDrop().share();
	}

	/**
	 * Streams a ride until it ends.
	 * @param seen the number of the last event that the rider has; 0 for none
	 * @return its events, and its driver's positions
	 */
	Flux<ServerSentEvent<String>> follow(Ride ride, int seen) {
		return Flux.defer(() -> {
			AtomicReference<KnownRide> now = new AtomicReference<>(KnownRide.of(ride));
			Flux<ServerSentEvent<String>> events = events(ride.id(), seen)
				.doOnNext((event) -> now.updateAndGet((known) -> known.isBefore(event) ? KnownRide.of(event) : known))
				.map((event) -> this.streams.event("ride", String.valueOf(event.number()), RideChanged.of(event)));
			return SseResponses.mergeLatest(events, driver(() -> now.get().ride()));
		});
	}

	/**
	 * Subscribes before it reads, and reads again after each notification. The read after
	 * the feed's start finds events for which there was no notification.
	 */
	private Flux<RideEvent> events(UUID rideId, int seen) {
		AtomicInteger last = new AtomicInteger(seen);
		return Flux.merge(this.notifications.of(rideId), feedStarted())
			.onBackpressureLatest()
			.concatMap((trigger) -> read(rideId, last), 1)
			.concatMapIterable((events) -> events)
			.takeUntil((event) -> event.state().isFinal());
	}

	private Mono<Boolean> feedStarted() {
		return this.feed.head().retryWhen(Retries.whileDatabaseUnavailable()).thenReturn(true);
	}

	private Mono<List<RideEvent>> read(UUID rideId, AtomicInteger last) {
		return Mono.defer(() -> this.feed.ofRide(rideId, last.get()))
			.retryWhen(Retries.whileDatabaseUnavailable())
			.filter((events) -> !events.isEmpty())
			.doOnNext((events) -> last.set(events.getLast().number()));
	}

	private Flux<ServerSentEvent<String>> driver(Supplier<BoardRide> now) {
		return this.ticks.map((tick) -> driver(now.get()))
			.distinctUntilChanged()
			.concatMap(Mono::justOrEmpty)
			.map((driver) -> this.streams.event("driver", null, driver));
	}

	private Optional<Driver> driver(BoardRide ride) {
		boolean inTheCar = ride.state() == RideState.PICKED_UP;
		String towards = inTheCar ? "dropoff" : "pickup";
		Coordinates target = inTheCar ? ride.dropoff() : ride.pickup();
		return Optional.ofNullable(ride.driverId())
			.filter((driver) -> ride.state().hasDriver())
			.map((driver) -> this.presence.positionOf(driver)
				.map((position) -> Driver.at(position, towards,
						RoadEstimate.of(position.place(), target, this.clock.instant())))
				.orElseGet(() -> Driver.lost(driver, towards)));
	}

}
