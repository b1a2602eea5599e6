package dev.tandem.gateway.ridehailing.driver;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import dev.tandem.gateway.platform.problem.ProblemException;
import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideService;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Notifies a driver of offers and ride changes: each exactly once, never stale. Not
 * thread-safe: call it from the session's task queue only, and run the returned actions
 * on the event loop.
 */
final class RideNotifier {

	private static final Runnable NOTHING = () -> {
	};

	private final UUID driverId;

	private final RideService rides;

	private final Consumer<ServerMessage> driver;

	/** The last ride that the driver was notified of, and its version then. */
	private @Nullable UUID rideId;

	private int version;

	private boolean ended = true;

	/** The open offer that the driver was notified of, and its ride. */
	private @Nullable UUID offerId;

	private @Nullable UUID offeredRideId;

	RideNotifier(UUID driverId, RideService rides, Consumer<ServerMessage> driver) {
		this.driverId = driverId;
		this.rides = rides;
		this.driver = driver;
	}

	/**
	 * Handles an event of a ride of the driver. Events of the known ride or offer are
	 * notified as they are. An event of another ride may be outdated, so the current
	 * state is read instead.
	 * @return the action that notifies the driver; empty when there is nothing to notify
	 */
	Mono<Runnable> onEvent(RideEvent event) {
		if (event.rideId().equals(this.rideId)) {
			return (event.number() > this.version) ? Mono.just(() -> notifyRide(event)) : Mono.empty();
		}
		if (event.offerId() != null && event.offerId().equals(this.offerId)) {
			return Mono.just(() -> onOfferDecided(event));
		}
		return isBinding(event.state()) ? refresh() : Mono.empty();
	}

	/**
	 * Reads the driver's current ride or offer from the database.
	 * @return the action that notifies the driver of every difference
	 */
	Mono<Runnable> refresh() {
		return this.rides.findByDriver(this.driverId)
			.singleOptional()
			.flatMap((binding) -> readReleased(binding).map((released) -> () -> {
				// the end of the old ride or offer first, then the new one
				released.run();
				binding.ifPresent(this::notifyIfNew);
			}));
	}

	/** Records a ride that the welcome contained. */
	void recordRide(Ride ride) {
		recordRide(ride.id(), ride.version(), ride.state());
	}

	/** An offer of this ride is then no longer open. */
	private void recordRide(UUID ride, int number, RideState state) {
		this.rideId = ride;
		this.version = number;
		this.ended = !state.hasDriver();
		if (ride.equals(this.offeredRideId)) {
			clearOffer();
		}
	}

	/**
	 * Notifies the driver of a ride or an open offer, unless this state is known already.
	 */
	void notifyIfNew(Ride ride) {
		Ride.Offer offer = ride.offer();
		if (offer == null) {
			if (!ride.id().equals(this.rideId) || ride.version() > this.version) {
				notifyRide(ride);
			}
		}
		else if (!offer.id().equals(this.offerId)) {
			this.offerId = offer.id();
			this.offeredRideId = ride.id();
			this.driver.accept(ServerMessage.Offer.of(ride, offer));
		}
	}

	/** Notifies the driver of a ride's state. */
	void notifyRide(Ride ride) {
		recordRide(ride);
		this.driver.accept(new ServerMessage.RideChanged(ride.id(), ride.state(), ride.reason()));
	}

	/** Notifies the driver that an offer is no longer open. */
	void notifyRevoked(UUID offer, RideReason reason) {
		if (offer.equals(this.offerId)) {
			clearOffer();
		}
		this.driver.accept(new ServerMessage.OfferRevoked(offer, reason));
	}

	private void clearOffer() {
		this.offerId = null;
		this.offeredRideId = null;
	}

	private void notifyRide(RideEvent event) {
		recordRide(event.rideId(), event.number(), event.state());
		this.driver.accept(new ServerMessage.RideChanged(event.rideId(), event.state(), event.reason()));
	}

	private void onOfferDecided(RideEvent event) {
		if (event.state().hasDriver()) {
			notifyRide(event);
		}
		else if (!isBinding(event.state())) {
			notifyOpenOfferRevoked(event.reason());
		}
	}

	private Mono<Runnable> readReleased(Optional<Ride> binding) {
		UUID bound = boundRideId();
		if (bound == null || binding.filter((ride) -> ride.id().equals(bound)).isPresent()) {
			return Mono.just(NOTHING);
		}
		return this.rides.find(bound)
			.<Runnable>map((ride) -> () -> notifyReleased(ride))
			// a ride that is gone would be read again and again
			.onErrorReturn(ProblemException.class, NOTHING);
	}

	/** The ride that the driver believes to be bound to; null when free. */
	private @Nullable UUID boundRideId() {
		if (this.offeredRideId != null) {
			return this.offeredRideId;
		}
		return this.ended ? null : this.rideId;
	}

	private void notifyReleased(Ride ride) {
		if (ride.id().equals(this.rideId)) {
			notifyRide(ride);
		}
		else {
			notifyOpenOfferRevoked(ride.reason());
		}
	}

	/**
	 * A ride offered to another driver meanwhile has lost the reason: it defaults to
	 * time-out.
	 */
	private void notifyOpenOfferRevoked(@Nullable RideReason reason) {
		if (this.offerId != null) {
			notifyRevoked(this.offerId, (reason != null) ? reason : RideReason.TIMED_OUT);
		}
	}

	private static boolean isBinding(RideState state) {
		return state == RideState.OFFERED || state.hasDriver();
	}

}
