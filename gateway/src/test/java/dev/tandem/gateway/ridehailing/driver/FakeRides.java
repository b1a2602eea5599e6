package dev.tandem.gateway.ridehailing.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.tandem.gateway.platform.problem.PlatformProblem;
import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.ridehailing.city.Coordinates;
import dev.tandem.gateway.ridehailing.city.Money;
import dev.tandem.gateway.ridehailing.city.Place;
import dev.tandem.gateway.ridehailing.ride.EventCursor;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideCommand;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideService;
import dev.tandem.gateway.ridehailing.ride.RideService.OfferOutcome;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

/**
 * Rides in memory that change and fail when a test says so.
 */
final class FakeRides {

	private static final Coordinates FROM = new Coordinates(40.758, -73.9855);

	private static final Coordinates TO = new Coordinates(40.6413, -73.7781);

	private static final UUID QUOTE = UUID.randomUUID();

	private final Map<UUID, Ride> rides = new ConcurrentHashMap<>();

	private final List<RideEvent> events = new CopyOnWriteArrayList<>();

	private Consumer<RideEvent> listener = (event) -> {
	};

	volatile @Nullable RuntimeException failure;

	/**
	 * Returns the rides as sessions use them.
	 * @return a service that calls the methods of this class
	 */
	RideService service() {
		return mock(RideService.class, withSettings().stubOnly().defaultAnswer(delegatesTo(this)));
	}

	void listener(Consumer<RideEvent> wanted) {
		this.listener = wanted;
	}

	List<RideEvent> events() {
		return this.events;
	}

	/**
	 * Creates a ride and offers it.
	 * @param driverId the driver who gets the offer
	 * @return the ride
	 */
	UUID offerTo(UUID driverId) {
		UUID offerId = UUID.randomUUID();
		Ride.Offer offer = new Ride.Offer(offerId, Instant.now().plusSeconds(10));
		return put(UUID.randomUUID(), 2, RideState.OFFERED, null, driverId, offer, offerId, driverId).id();
	}

	/** Deletes a ride, as a database that is restored from a copy does. */
	void delete(UUID rideId) {
		this.rides.remove(rideId);
	}

	/**
	 * Takes a ride or an offer from its driver.
	 * @param rideId the ride
	 * @param state requested or cancelled
	 * @param reason why
	 */
	void leave(UUID rideId, RideState state, RideReason reason) {
		Ride ride = existing(rideId);
		Ride.Offer offer = ride.offer();
		put(rideId, ride.version() + 1, state, reason, null, null, (offer != null) ? offer.id() : null,
				ride.driverId());
	}

	synchronized Ride put(UUID id, int version, RideState state, @Nullable RideReason reason, @Nullable UUID driverId,
			Ride.@Nullable Offer offer, @Nullable UUID eventOffer, @Nullable UUID eventDriver) {
		Ride ride = new Ride(id, QUOTE, version, state, reason, driverId, offer, List.of(),
				place(FROM, "882a100d67fffff"), place(TO, "882a103a19fffff"), new Money(6257, "USD"),
				new Ride.RideTimes(Instant.now(), null, null, null, null, null, null, null));
		this.rides.put(id, ride);
		RideEvent event = new RideEvent(id, version, state, reason, eventDriver, eventOffer, Instant.now(), FROM, TO,
				new EventCursor(1, this.events.size() + 1));
		this.events.add(event);
		this.listener.accept(event);
		return ride;
	}

	public Mono<Ride> find(UUID id) {
		return unlessFailing(() -> existing(id));
	}

	public Mono<Ride> findByDriver(UUID driverId) {
		return unlessFailing(() -> this.rides.values()
			.stream()
			.filter((ride) -> driverId.equals(ride.driverId()) && !ride.state().isFinal())
			.findFirst()).flatMap(Mono::justOrEmpty);
	}

	public Mono<Ride> accept(UUID driverId, UUID offerId) {
		return unlessFailing(() -> {
			Ride ride = offered(driverId, offerId);
			return put(ride.id(), ride.version() + 1, RideState.ACCEPTED, null, driverId, null, offerId, driverId);
		});
	}

	public Mono<Ride> decline(UUID driverId, UUID offerId) {
		return unlessFailing(() -> {
			Ride ride = offered(driverId, offerId);
			return put(ride.id(), ride.version() + 1, RideState.REQUESTED, RideReason.DECLINED, null, null, offerId,
					driverId);
		});
	}

	public Mono<Ride> progress(UUID driverId, UUID rideId, RideState state) {
		return unlessFailing(() -> {
			Ride ride = existing(rideId);
			return (ride.state() == state) ? ride
					: put(rideId, ride.version() + 1, state, null, driverId, null, null, driverId);
		});
	}

	public Flux<Ride> findActive() {
		return Flux.empty();
	}

	public Flux<Ride> findWithExpiredOffer(int limit) {
		return Flux.empty();
	}

	public Mono<OfferOutcome> offer(Ride ride, UUID driverId, Duration validity) {
		return Mono.just(OfferOutcome.RIDE_CHANGED);
	}

	public Mono<Ride> cancel(UUID rideId) {
		return Mono.error(new UnsupportedOperationException());
	}

	public Mono<Ride> changeAsRead(Ride ride, RideCommand command) {
		return Mono.empty();
	}

	private <T> Mono<T> unlessFailing(Supplier<T> result) {
		return Mono.fromSupplier(() -> {
			RuntimeException now = this.failure;
			if (now != null) {
				throw now;
			}
			return result.get();
		});
	}

	private static Place place(Coordinates location, String cell) {
		return new Place(location.lat(), location.lng(), cell);
	}

	private Ride existing(UUID rideId) {
		return Optional.ofNullable(this.rides.get(rideId))
			.orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND, "There is no such ride"));
	}

	private Ride offered(UUID driverId, UUID offerId) {
		return this.rides.values()
			.stream()
			.filter((ride) -> driverId.equals(ride.driverId()))
			.filter((ride) -> ride.offer() != null && ride.offer().id().equals(offerId))
			.findFirst()
			.orElseThrow(() -> new ProblemException(PlatformProblem.NOT_FOUND, "There is no such offer"));
	}

}
