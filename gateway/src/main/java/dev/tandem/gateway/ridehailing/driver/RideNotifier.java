package dev.tandem.gateway.ridehailing.driver;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideService;
import dev.tandem.gateway.ridehailing.ride.RideReason;
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

	private final SessionState state = new SessionState();

	RideNotifier(UUID driverId, RideService rides, Consumer<ServerMessage> driver) {
		this.driverId = driverId;
		this.rides = rides;
		this.driver = driver;
	}

	/**
	 * Handles an event of a ride of the driver. Events of the known ride or offer are
	 * notified as they are. An event of another ride may be outdated, so the current
	 * state is read instead.
	 * @param event the event
	 * @return the action that notifies the driver; empty when there is nothing to notify
	 */
	Mono<Runnable> onEvent(RideEvent event) {
		if (this.state.isCurrentRide(event.rideId())) {
			return (event.number() > this.state.version()) ? Mono.just(() -> notifyRide(event)) : Mono.empty();
		}
		if (this.state.isOpenOffer(event.offerId())) {
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
			.flatMap((binding) -> readReleased(binding).map((released) -> () -> {
				// the end of the old ride or offer first, then the new one
				released.run();
				binding.ifPresent(this::notifyIfNew);
			}));
	}

	/** Records a ride that the welcome contained. */
	void recordRide(Ride ride) {
		this.state.recordRide(ride.id(), ride.version(), ride.state());
	}

	/**
	 * Notifies the driver of a ride or an open offer, unless this state is known already.
	 */
	void notifyIfNew(Ride ride) {
		Ride.Offer offer = ride.offer();
		if (offer == null) {
			if (!this.state.isCurrentRide(ride.id()) || ride.version() > this.state.version()) {
				notifyRide(ride);
			}
		}
		else if (!this.state.isOpenOffer(offer.id())) {
			this.state.recordOffer(ride.id(), offer.id());
			this.driver.accept(ServerMessage.Offer.of(ride, offer));
		}
	}

	/** Notifies the driver of a ride's state. */
	void notifyRide(Ride ride) {
		recordRide(ride);
		this.driver.accept(new ServerMessage.RideChanged(ride.id(), ride.state(), ride.reason()));
	}

	/** Notifies the driver that an offer is no longer open. */
	void notifyRevoked(UUID offerId, RideReason reason) {
		this.state.clearOffer(offerId);
		this.driver.accept(new ServerMessage.OfferRevoked(offerId, reason));
	}

	private void notifyRide(RideEvent event) {
		this.state.recordRide(event.rideId(), event.number(), event.state());
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
		UUID last = this.state.boundRideId();
		if (last == null || binding.filter((ride) -> ride.id().equals(last)).isPresent()) {
			return Mono.just(NOTHING);
		}
		return this.rides.find(last).map((ride) -> () -> ride.ifPresent(this::notifyReleased));
	}

	private void notifyReleased(Ride ride) {
		if (this.state.isCurrentRide(ride.id())) {
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
		UUID offerId = this.state.offerId();
		if (offerId != null) {
			notifyRevoked(offerId, (reason != null) ? reason : RideReason.TIMED_OUT);
		}
	}

	private static boolean isBinding(RideState state) {
		return state == RideState.OFFERED || state.hasDriver();
	}

}
