package dev.tandem.gateway.live;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.tandem.gateway.city.Coordinates;
import dev.tandem.gateway.city.RoadEstimate;
import dev.tandem.gateway.fleet.DriverPosition;
import dev.tandem.gateway.fleet.Fleet;
import dev.tandem.gateway.persistence.DatabaseUnavailableException;
import dev.tandem.gateway.ride.Ride;
import dev.tandem.gateway.ride.RideEvent;
import dev.tandem.gateway.ride.RideEventFeed;
import dev.tandem.gateway.ride.RideLife;
import dev.tandem.gateway.ride.RideState;
import dev.tandem.gateway.web.ProblemException;
import dev.tandem.gateway.web.ProblemType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.http.codec.ServerSentEvent;
import org.springframework.stereotype.Component;

/**
 * A ride as its rider follows it. The feed only says that there is news: the events
 * themselves are read from the table, after the last that was told, so that none is left
 * out and none is told twice.
 */
@Component
final class RideStream {

	private static final Retry WHILE_ABSENT = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
		.maxBackoff(Duration.ofSeconds(1))
		.filter(DatabaseUnavailableException.class::isInstance);

	private final RideLife rides;

	private final RideEventFeed feed;

	private final Fleet fleet;

	private final EventStream streams;

	private final Clock clock;

	private final Flux<Long> ticks;

	RideStream(RideLife rides, RideEventFeed feed, Fleet fleet, EventStream streams, LiveProperties properties,
			Clock clock) {
		this.rides = rides;
		this.feed = feed;
		this.fleet = fleet;
		this.streams = streams;
		this.clock = clock;
		this.ticks = Flux.interval(properties.boardInterval()).onBackpressureDrop().share();
	}

	Mono<Ride> find(UUID rideId) {
		return this.rides.find(rideId)
			.map((ride) -> ride
				.orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no ride " + rideId)));
	}

	/**
	 * Follows a ride to its end.
	 * @param ride the ride
	 * @param seen the number of the last event that is known already
	 * @return its events, and where its driver is
	 */
	Flux<ServerSentEvent<String>> follow(Ride ride, int seen) {
		return Flux.defer(() -> {
			AtomicReference<@Nullable RideEvent> newest = new AtomicReference<>();
			Flux<ServerSentEvent<String>> events = events(ride.id(), seen).doOnNext(newest::set)
				.map((event) -> this.streams.event("ride", String.valueOf(event.number()), RideNews.of(event)))
				.share();
			Flux<ServerSentEvent<String>> driver = this.ticks.onBackpressureDrop()
				.mapNotNull((tick) -> newest.get())
				.mapNotNull(this::driver)
				.distinctUntilChanged()
				.map((news) -> this.streams.event("driver", null, news));
			return Flux.merge(events, driver.takeUntilOther(events.then(Mono.just(true))));
		});
	}

	/**
	 * What is read before the driver's state is known is read again: nothing before the
	 * first event matters.
	 */
	private Flux<RideEvent> events(UUID rideId, int seen) {
		AtomicInteger last = new AtomicInteger(seen);
		Flux<Boolean> news = this.feed.live()
			.filter((event) -> event.rideId().equals(rideId))
			.map((event) -> true)
			.onBackpressureLatest();
		return Flux.merge(news, Mono.just(true))
			.onBackpressureLatest()
			.concatMap((wakeUp) -> Mono.defer(() -> this.feed.ofRide(rideId, last.get())).retryWhen(WHILE_ABSENT), 1)
			.concatMapIterable((events) -> events)
			.doOnNext((event) -> last.set(event.number()))
			.takeUntil((event) -> event.state().isEnd());
	}

	private @Nullable DriverNews driver(RideEvent event) {
		UUID driverId = event.driverId();
		if (driverId == null || !event.state().hasDriver()) {
			return null;
		}
		boolean onBoard = event.state() == RideState.PICKED_UP;
		Coordinates target = onBoard ? event.dropoff() : event.pickup();
		String towards = onBoard ? "dropoff" : "pickup";
		Optional<DriverPosition> position = this.fleet.positionOf(driverId);
		return position
			.map((at) -> DriverNews.at(at, towards, RoadEstimate.of(at.place(), target, this.clock.instant())))
			.orElseGet(() -> DriverNews.lost(driverId, towards));
	}

}
