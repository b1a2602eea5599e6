package dev.tandem.simulator.check;

import java.time.Clock;
import java.util.UUID;

import dev.tandem.simulator.client.DriverMessage.AssignedRide;
import dev.tandem.simulator.client.DriverMessage.Offer;
import dev.tandem.simulator.client.DriverMessage.OfferRevoked;
import dev.tandem.simulator.client.DriverMessage.RideChanged;
import dev.tandem.simulator.client.DriverMessage.Welcome;
import dev.tandem.simulator.client.RideState;
import org.jspecify.annotations.Nullable;

/**
 * What binds a driver, as he was told, over all his connections.
 */
public final class DriverHistory {

	private final UUID driverId;

	private final DriverClaims claims;

	private final Violations violations;

	private final Clock clock;

	private @Nullable UUID rideId;

	private @Nullable Offer open;

	/**
	 * Begins with a free driver.
	 * @param driverId who
	 * @param claims what all drivers are told
	 * @param violations where what is broken goes
	 * @param clock tells when an offer has run out
	 */
	public DriverHistory(UUID driverId, DriverClaims claims, Violations violations, Clock clock) {
		this.driverId = driverId;
		this.claims = claims;
		this.violations = violations;
		this.clock = clock;
	}

	/**
	 * He is connected; what he had before counts no more.
	 * @param welcome what he has
	 */
	public void add(Welcome welcome) {
		AssignedRide ride = welcome.ride();
		if (ride != null && ride.state().hasDriver()) {
			bind(ride.rideId());
			this.claims.add(ride.rideId(), this.driverId, ride.state());
		}
	}

	/**
	 * He is asked.
	 * @param offer the offer
	 */
	public void add(Offer offer) {
		if (this.rideId != null && !this.rideId.equals(offer.rideId())) {
			broken(offer + " while he has ride " + this.rideId);
		}
		if (this.open != null && !this.open.offerId().equals(offer.offerId())
				&& this.clock.instant().isBefore(this.open.expiresAt())) {
			broken(offer + " while another is open: " + this.open);
		}
		this.open = offer;
	}

	/**
	 * An offer holds no more.
	 * @param revoked the offer
	 */
	public void add(OfferRevoked revoked) {
		if (this.open != null && this.open.offerId().equals(revoked.offerId())) {
			this.open = null;
		}
	}

	/**
	 * A ride of his has changed.
	 * @param changed how
	 */
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

	/** His socket is gone: nobody knows what he holds until he is welcomed again. */
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
			broken("ride " + ride + " while he has ride " + this.rideId);
		}
		this.rideId = ride;
	}

	private void broken(String how) {
		this.violations.add(Invariant.ONE_ASSIGNMENT_PER_DRIVER, "driver " + this.driverId + ": " + how);
	}

}
