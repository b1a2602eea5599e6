package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;

/**
 * What a driver has been told of his ride or offer over one socket. For one thread at a
 * time.
 */
final class SessionState {

	private @Nullable UUID rideId;

	private int version;

	private boolean ended = true;

	private @Nullable UUID offeredRideId;

	private @Nullable UUID offerId;

	/** He knows that the ride is, or was, his; an offer is then no longer open. */
	void recordRide(UUID ride, int number, RideState state) {
		this.rideId = ride;
		this.version = number;
		this.ended = !state.hasDriver();
		if (ride.equals(this.offeredRideId)) {
			clearOffer();
		}
	}

	void recordOffer(UUID ride, UUID offer) {
		this.offeredRideId = ride;
		this.offerId = offer;
	}

	void clearOffer(UUID offer) {
		if (offer.equals(this.offerId)) {
			clearOffer();
		}
	}

	boolean isCurrentRide(UUID ride) {
		return ride.equals(this.rideId);
	}

	boolean isOpenOffer(@Nullable UUID offer) {
		return offer != null && offer.equals(this.offerId);
	}

	int version() {
		return this.version;
	}

	@Nullable UUID offerId() {
		return this.offerId;
	}

	/**
	 * The ride that binds him, as far as he knows.
	 * @return of the open offer, or his own; null when he is free
	 */
	@Nullable UUID boundRideId() {
		if (this.offeredRideId != null) {
			return this.offeredRideId;
		}
		return this.ended ? null : this.rideId;
	}

	private void clearOffer() {
		this.offeredRideId = null;
		this.offerId = null;
	}

}
