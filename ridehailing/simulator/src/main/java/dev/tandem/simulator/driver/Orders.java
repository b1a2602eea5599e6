package dev.tandem.simulator.driver;

import dev.tandem.simulator.base.Due;
import dev.tandem.simulator.check.DriverHistory;
import dev.tandem.simulator.client.DriverSignal;
import dev.tandem.simulator.client.DriverSignal.BoundRide;
import dev.tandem.simulator.client.DriverSignal.Offer;
import dev.tandem.simulator.client.DriverSignal.OfferRevoked;
import dev.tandem.simulator.client.DriverSignal.Refused;
import dev.tandem.simulator.client.DriverSignal.RideChanged;
import dev.tandem.simulator.client.DriverSignal.Unknown;
import dev.tandem.simulator.client.DriverSignal.Welcome;
import dev.tandem.simulator.client.RideState;
import dev.tandem.simulator.report.Tally;
import org.jspecify.annotations.Nullable;

/**
 * What a driver is told in one connection, and what it makes him and his cab do.
 */
final class Orders {

	private final World world;

	private final Cab cab;

	private final Temper temper;

	private final DriverHistory history;

	private @Nullable OpenOffer open;

	private boolean welcomed;

	private Due deadSpot = Due.NEVER;

	Orders(World world, Cab cab, Temper temper, DriverHistory history) {
		this.world = world;
		this.cab = cab;
		this.temper = temper;
		this.history = history;
	}

	/** Whether the gateway took him. */
	boolean isWelcomed() {
		return this.welcomed;
	}

	/** Whether nothing binds him. */
	boolean isFree() {
		return this.cab.errand() == null && this.open == null;
	}

	@Nullable OpenOffer open() {
		return this.open;
	}

	/** When a ride leads him where no connection holds. */
	Due deadSpot() {
		return this.deadSpot;
	}

	void answered() {
		this.open = (this.open != null) ? this.open.answered() : null;
	}

	void hear(DriverSignal signal) {
		switch (signal) {
			case Welcome welcome -> welcome(welcome);
			case Offer offer -> consider(offer);
			case OfferRevoked revoked -> revoke(revoked);
			case RideChanged changed -> change(changed);
			case Refused refused -> refuse(refused);
			case Unknown unknown -> count(Tally.FAILURES, "driver was told " + unknown.type());
			default -> throw new IllegalStateException("No order: " + signal);
		}
	}

	private void welcome(Welcome welcome) {
		this.welcomed = true;
		this.history.add(welcome);
		BoundRide ride = welcome.ride();
		if (ride == null || !ride.state().hasDriver()) {
			this.cab.drop();
			return;
		}
		Errand errand = this.cab.errand();
		if (errand == null || !errand.rideId().equals(ride.rideId()) || errand.state() != ride.state()) {
			this.cab.take(new Errand(ride.rideId(), ride.pickup(), ride.dropoff(), ride.state()));
		}
	}

	private void consider(Offer offer) {
		this.history.add(offer);
		if (this.open == null || !this.open.offer().offerId().equals(offer.offerId())) {
			count(Tally.OFFERS, "made");
			this.world.offers().received(offer.rideId(), this.world.clock().instant());
			this.open = new OpenOffer(offer, this.temper.answer(), Due.in(this.temper.reaction()));
		}
	}

	private void revoke(OfferRevoked revoked) {
		this.history.add(revoked);
		count(Tally.OFFERS, revoked.reason());
		if (this.open != null && this.open.offer().offerId().equals(revoked.offerId())) {
			this.open = null;
		}
	}

	private void change(RideChanged changed) {
		this.history.add(changed);
		Errand errand = this.cab.errand();
		if (changed.state() == RideState.ACCEPTED && this.open != null
				&& this.open.offer().rideId().equals(changed.rideId())) {
			begin(this.open.offer());
		}
		else if (errand != null && errand.rideId().equals(changed.rideId())) {
			goOn(errand, changed.state());
		}
	}

	private void begin(Offer offer) {
		count(Tally.OFFERS, "accepted");
		this.open = null;
		this.cab.take(new Errand(offer.rideId(), offer.pickup(), offer.dropoff(), RideState.ACCEPTED));
		if (this.temper.losesConnectionOnRide()) {
			this.deadSpot = Due.in(this.temper.boarding());
		}
	}

	private void goOn(Errand errand, RideState state) {
		if (!state.hasDriver()) {
			this.cab.drop();
		}
		else if (state != errand.state()) {
			this.cab.take(errand.now(state));
		}
	}

	private void refuse(Refused refused) {
		count(Tally.FAILURES, "driver: " + refused.kind());
		if (refused.kind().equals("offer-gone")) {
			count(Tally.OFFERS, "gone");
			this.open = null;
		}
	}

	private void count(Tally tally, String kind) {
		this.world.statistics().count(tally, kind);
	}

}
