package dev.tandem.gateway.ridehailing.driver;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import dev.tandem.gateway.ridehailing.ride.Ride;
import dev.tandem.gateway.ridehailing.ride.RideEvent;
import dev.tandem.gateway.ridehailing.ride.RideLifecycle;
import dev.tandem.gateway.ridehailing.ride.RideReason;
import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Tells a driver of his offers and his ride, each change once and none that he knows to
 * be past. For one task of his session at a time.
 */
final class RideNotifier {

	private static final Runnable NOTHING = () -> {
	};

	private final UUID driverId;

	private final RideLifecycle rides;

	private final Consumer<ServerMessage> driver;

	private final SessionState state = new SessionState();

	RideNotifier(UUID driverId, RideLifecycle rides, Consumer<ServerMessage> driver) {
		this.driverId = driverId;
		this.rides = rides;
		this.driver = driver;
	}

	/**
	 * What an event means to him. Of what he does not know, only what binds him matters;
	 * and that is read, for the event may be older than what he has been told.
	 * @param event of a ride of his
	 * @return what to tell him; empty when that is nothing
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
	 * Reads how things stand.
	 * @return what of it to tell him
	 */
	Mono<Runnable> refresh() {
		return this.rides.findByDriver(this.driverId)
			.flatMap((binding) -> notifyReleased(binding).map((released) -> () -> {
				released.run();
				binding.ifPresent(this::notifyIfNew);
			}));
	}

	/** He has been told of his ride. */
	void recordRide(Ride ride) {
		this.state.recordRide(ride.id(), ride.version(), ride.state());
	}

	/** A ride or an open offer binds him: he is told, unless he knows. */
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

	/** His ride is as he is told. */
	void notifyRide(Ride ride) {
		recordRide(ride);
		this.driver.accept(new ServerMessage.RideChanged(ride.id(), ride.state(), ride.reason()));
	}

	/** An offer is no longer his. */
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

	private Mono<Runnable> notifyReleased(Optional<Ride> binding) {
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

	/** A ride that was offered anew since no longer says why it left him. */
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
