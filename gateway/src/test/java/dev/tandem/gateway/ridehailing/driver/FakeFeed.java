package dev.tandem.gateway.ridehailing.driver;

import java.util.List;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.ride.EventCursor;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

/**
 * A feed of fake rides' events that fails when a test says so.
 */
final class FakeFeed {

	private final FakeRides rides;

	private volatile Sinks.Many<RideEvent> live = newSink();

	/** The error of its start; null after a successful start. */
	volatile @Nullable RuntimeException failure;

	FakeFeed(FakeRides rides) {
		this.rides = rides;
		rides.listener((event) -> this.live.tryEmitNext(event));
	}

	/**
	 * Returns the feed as sessions use it.
	 * @return a feed that calls the methods of this class
	 */
	RideEventFeed feed() {
		return mock(RideEventFeed.class, withSettings().stubOnly().defaultAnswer(delegatesTo(this)));
	}

	/** Fails all subscribers with an overflow. */
	void overflow(Runnable missed) {
		Sinks.Many<RideEvent> broken = this.live;
		this.live = Sinks.many().multicast().directBestEffort();
		missed.run();
		this.live = newSink();
		broken.tryEmitError(Exceptions.failWithOverflow());
	}

	public Flux<RideEvent> live() {
		return Flux.defer(() -> this.live.asFlux());
	}

	public Flux<RideEvent> after(EventCursor cursor) {
		return Flux.defer(() -> Flux.fromIterable(this.rides.events()))
			.filter((event) -> event.cursor().compareTo(cursor) > 0);
	}

	public Mono<List<RideEvent>> ofRide(UUID rideId, int afterNumber) {
		return Mono.just(List.of());
	}

	public Mono<EventCursor> head() {
		return Mono.defer(() -> (this.failure != null) ? Mono.error(this.failure) : Mono.just(EventCursor.START));
	}

	public Mono<Void> readNewEvents() {
		return Mono.empty();
	}

	private static Sinks.Many<RideEvent> newSink() {
		return Sinks.many().multicast().directBestEffort();
	}

}
