package dev.tandem.gateway.ridehailing.driver;

import java.util.UUID;

import dev.tandem.gateway.ridehailing.ride.RideState;
import org.jspecify.annotations.Nullable;

/**
 * The ride and the offer that a driver has been notified of over one socket. Not
 * thread-safe: use it on the socket's event loop, or in the task that runs there.
 */
final class SessionState {

	private @Nullable UUID rideId;

	private int version;

	private boolean ended = true;

	private @Nullable UUID offeredRideId;

	private @Nullable UUID offerId;

	/**
	 * Records a notified state of a ride; an offer of this ride is then no longer open.
	 */
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
	 * Returns the ride that the driver believes to be bound to.
	 * @return the ride of the open offer, or the driver's ride; null when the driver is
	 * free
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
