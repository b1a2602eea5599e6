package dev.tandem.gateway.ridehailing.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.city.Money;
import dev.tandem.gateway.ridehailing.city.Place;
import dev.tandem.gateway.ridehailing.live.BoardMessage.BoardRide;
import dev.tandem.gateway.ridehailing.ride.EventCursor;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.Ride.RideTimes;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideEventFeed;
import dev.tandem.gateway.ridehailing.ride.RideService;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/**
 * Reads and live events, in orders that the real feed cannot be forced to show.
 */
class CityRidesTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private static final UUID RIDE = UUID.randomUUID();

	private static final UUID DRIVER = UUID.randomUUID();

	private static final Place PLACE = new Place(40.758, -73.9855, "cell");

	private static final Coordinates LOCATION = PLACE.coordinates();

	private final RideService lifecycle = mock(RideService.class);

	private final RideEventFeed feed = mock(RideEventFeed.class);

	private final CityRides rides = new CityRides(this.lifecycle, this.feed);

	private final List<RideEvent> received = new CopyOnWriteArrayList<>();

	private Sinks.Many<RideEvent> live = Sinks.many().multicast().directBestEffort();

	private Disposable following;

	@AfterEach
	void stop() {
		this.following.dispose();
	}

	@Test
	void eventsDuringTheInitialReadFollowIt() {
		Sinks.One<List<Ride>> read = Sinks.one();
		follow(read.asMono());
		this.live.tryEmitNext(event(2, RideState.UNFULFILLED));
		assertThat(this.rides.cursor()).isEmpty();
		read.tryEmitValue(List.of(ride(1, RideState.REQUESTED)));
		awaitTold(2);
		assertThat(this.rides.all()).as("rides read before an end do not undo it").isEmpty();
	}

	@Test
	void eventsInTheInitialReadAreNotPublishedAgain() {
		follow(Mono.just(List.of(ride(1, RideState.REQUESTED))));
		awaitKnown();
		this.live.tryEmitNext(event(1, RideState.REQUESTED));
		this.live.tryEmitNext(event(2, RideState.OFFERED));
		awaitTold(2);
		assertThat(this.rides.all()).extracting(BoardRide::state).containsExactly(RideState.OFFERED);
	}

	@Test
	void driverIsBusyFromTheOfferToTheEnd() {
		follow(Mono.just(List.of(ride(1, RideState.REQUESTED))));
		awaitKnown();
		assertThat(this.rides.busyDrivers()).isEmpty();
		this.live.tryEmitNext(event(2, RideState.OFFERED));
		awaitTold(2);
		assertThat(this.rides.busyDrivers()).containsExactly(DRIVER);
		this.live.tryEmitNext(event(3, RideState.REQUESTED));
		awaitTold(2, 3);
		assertThat(this.rides.busyDrivers()).as("the driver who declined").isEmpty();
		this.live.tryEmitNext(event(4, RideState.PICKED_UP));
		awaitTold(2, 3, 4);
		assertThat(this.rides.busyDrivers()).containsExactly(DRIVER);
		this.live.tryEmitNext(event(5, RideState.COMPLETED));
		awaitTold(2, 3, 4, 5);
		assertThat(this.rides.busyDrivers()).isEmpty();
	}

	@Test
	void failedFeedLeavesNoGapAndNoDuplicate() {
		follow(Mono.just(List.of(ride(1, RideState.REQUESTED))));
		awaitKnown();
		this.live.tryEmitNext(event(2, RideState.OFFERED));
		awaitTold(2);
		when(this.feed.after(cursor(2)))
			.thenReturn(Flux.just(event(3, RideState.REQUESTED), event(4, RideState.OFFERED)));
		Sinks.Many<RideEvent> broken = this.live;
		this.live = Sinks.many().multicast().directBestEffort();
		broken.tryEmitError(Exceptions.failWithOverflow());
		Awaitility.await().atMost(BOUND).until(() -> this.live.currentSubscriberCount() == 1);
		this.live.tryEmitNext(event(4, RideState.OFFERED));
		this.live.tryEmitNext(event(5, RideState.ACCEPTED));
		awaitTold(2, 3, 4, 5);
		Mockito.verify(this.lifecycle).findActive();
	}

	private void follow(Mono<List<Ride>> read) {
		when(this.feed.live()).thenAnswer((call) -> Flux.defer(() -> this.live.asFlux()));
		when(this.feed.head()).thenReturn(Mono.just(cursor(1)));
		when(this.lifecycle.findActive()).thenReturn(read.flatMapIterable((rides) -> rides));
		this.following = this.rides.follow(Schedulers.parallel()).subscribe(this.received::add);
	}

	private void awaitKnown() {
		this.rides.ready().block(BOUND);
	}

	private void awaitTold(Integer... numbers) {
		Awaitility.await()
			.atMost(BOUND)
			.untilAsserted(() -> assertThat(this.received).extracting(RideEvent::number).containsExactly(numbers));
	}

	private static EventCursor cursor(int number) {
		return new EventCursor(700, number);
	}

	private static RideEvent event(int number, RideState state) {
		return new RideEvent(RIDE, number, state, null, DRIVER, null, Instant.EPOCH, LOCATION, LOCATION,
				cursor(number));
	}

	private static Ride ride(int version, RideState state) {
		return new Ride(RIDE, UUID.randomUUID(), version, state, null, null, null, List.of(), PLACE, PLACE,
				new Money(1000, "USD"), new RideTimes(Instant.EPOCH, null, null, null, null, null, null, null));
	}

}
