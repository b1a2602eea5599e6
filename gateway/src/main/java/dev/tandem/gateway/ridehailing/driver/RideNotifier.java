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

	private final SessionState known = new SessionState();

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
	Mono<Runnable> tell(RideEvent event) {
		if (this.known.isRide(event.rideId())) {
			return (event.number() > this.known.version()) ? Mono.just(() -> changed(event)) : Mono.empty();
		}
		if (this.known.isOffer(event.offerId())) {
			return Mono.just(() -> decided(event));
		}
		return binds(event.state()) ? refresh() : Mono.empty();
	}

	/**
	 * Reads how things stand.
	 * @return what of it to tell him
	 */
	Mono<Runnable> refresh() {
		return this.rides.of(this.driverId).flatMap((binding) -> parting(binding).map((parting) -> () -> {
			parting.run();
			binding.ifPresent(this::adopt);
		}));
	}

	/** He has been told of his ride. */
	void knows(Ride ride) {
		this.known.has(ride.id(), ride.version(), ride.state());
	}

	/** A ride or an open offer binds him: he is told, unless he knows. */
	void adopt(Ride ride) {
		Ride.Offer offer = ride.offer();
		if (offer == null) {
			if (!this.known.isRide(ride.id()) || ride.version() > this.known.version()) {
				changed(ride);
			}
		}
		else if (!this.known.isOffer(offer.id())) {
			this.known.asked(ride.id(), offer.id());
			this.driver.accept(ServerMessage.Offer.of(ride, offer));
		}
	}

	/** His ride is as he is told. */
	void changed(Ride ride) {
		knows(ride);
		this.driver.accept(new ServerMessage.RideChanged(ride.id(), ride.state(), ride.reason()));
	}

	/** An offer is no longer his. */
	void revoke(UUID offerId, RideReason reason) {
		this.known.notAsked(offerId);
		this.driver.accept(new ServerMessage.OfferRevoked(offerId, reason));
	}

	private void changed(RideEvent event) {
		this.known.has(event.rideId(), event.number(), event.state());
		this.driver.accept(new ServerMessage.RideChanged(event.rideId(), event.state(), event.reason()));
	}

	private void decided(RideEvent event) {
		if (event.state().hasDriver()) {
			changed(event);
		}
		else if (!binds(event.state())) {
			revokeKnown(event.reason());
		}
	}

	private Mono<Runnable> parting(Optional<Ride> binding) {
		UUID last = this.known.binding();
		if (last == null || binding.filter((ride) -> ride.id().equals(last)).isPresent()) {
			return Mono.just(NOTHING);
		}
		return this.rides.find(last).map((ride) -> () -> ride.ifPresent(this::part));
	}

	private void part(Ride ride) {
		if (this.known.isRide(ride.id())) {
			changed(ride);
		}
		else {
			revokeKnown(ride.reason());
		}
	}

	/** A ride that was offered anew since no longer says why it left him. */
	private void revokeKnown(@Nullable RideReason reason) {
		UUID offerId = this.known.offerId();
		if (offerId != null) {
			revoke(offerId, (reason != null) ? reason : RideReason.TIMED_OUT);
		}
	}

	private static boolean binds(RideState state) {
		return state == RideState.OFFERED || state.hasDriver();
	}

}
