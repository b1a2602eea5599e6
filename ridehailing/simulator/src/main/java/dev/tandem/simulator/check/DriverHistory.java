package dev.tandem.simulator.check;

import java.time.Clock;
import java.util.UUID;

import dev.tandem.ridehailing.client.DriverMessage.AssignedRide;
import dev.tandem.ridehailing.client.DriverMessage.Offer;
import dev.tandem.ridehailing.client.DriverMessage.OfferRevoked;
import dev.tandem.ridehailing.client.DriverMessage.RideChanged;
import dev.tandem.ridehailing.client.DriverMessage.Welcome;
import dev.tandem.ridehailing.client.RideState;
import org.jspecify.annotations.Nullable;

/**
 * The assignment of one driver, as the gateway sent it over all the driver's connections.
 */
public final class DriverHistory {

	private final UUID driverId;

	private final DriverClaims claims;

	private final Violations violations;

	private final Clock clock;

	private @Nullable UUID rideId;

	private @Nullable Offer open;

	/** Starts with a free driver; the clock decides whether an offer has expired. */
	public DriverHistory(UUID driverId, DriverClaims claims, Violations violations, Clock clock) {
		this.driverId = driverId;
		this.claims = claims;
		this.violations = violations;
		this.clock = clock;
	}

	/** Handles a new connection; the state from earlier connections no longer counts. */
	public void add(Welcome welcome) {
		AssignedRide ride = welcome.ride();
		if (ride != null && ride.state().hasDriver()) {
			bind(ride.rideId());
			this.claims.add(ride.rideId(), this.driverId, ride.state());
		}
	}

	public void add(Offer offer) {
		if (this.rideId != null && !this.rideId.equals(offer.rideId())) {
			broken(offer + " while the driver has ride " + this.rideId);
		}
		if (this.open != null && !this.open.offerId().equals(offer.offerId())
				&& this.clock.instant().isBefore(this.open.expiresAt())) {
			broken(offer + " while another is open: " + this.open);
		}
		this.open = offer;
	}

	public void add(OfferRevoked revoked) {
		if (this.open != null && this.open.offerId().equals(revoked.offerId())) {
			this.open = null;
		}
	}

	public void add(RideChanged changed) {
		if (changed.state().hasDriver() || changed.state() == RideState.COMPLETED) {
			this.claims.add(changed.rideId(), this.driverId, changed.state());
		}
		if (changed.state() == RideState.ACCEPTED) {
			closeOfferOf(changed.rideId());
			bind(changed.rideId());
		}
		else if (!changed.state().hasDriver() && changed.rideId().equals(this.rideId)) {
			this.rideId = null;
		}
	}

	/**
	 * Handles a lost connection: the driver's assignment is unknown until the next
	 * welcome message.
	 */
	public void disconnected() {
		this.open = null;
		this.rideId = null;
	}

	private void closeOfferOf(UUID ride) {
		if (this.open != null && this.open.rideId().equals(ride)) {
			this.open = null;
		}
	}

	private void bind(UUID ride) {
		if (this.rideId != null && !this.rideId.equals(ride)) {
			broken("ride " + ride + " while the driver has ride " + this.rideId);
		}
		this.rideId = ride;
	}

	private void broken(String how) {
		this.violations.add(Invariant.ONE_ASSIGNMENT_PER_DRIVER, "driver " + this.driverId + ": " + how);
	}

}
