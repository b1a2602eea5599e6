package dev.tandem.simulator.driver;

import dev.tandem.ridehailing.client.DriverMessage;
import dev.tandem.ridehailing.client.DriverMessage.AssignedRide;
import dev.tandem.ridehailing.client.DriverMessage.Offer;
import dev.tandem.ridehailing.client.DriverMessage.OfferRevoked;
import dev.tandem.ridehailing.client.DriverMessage.Refused;
import dev.tandem.ridehailing.client.DriverMessage.RideChanged;
import dev.tandem.ridehailing.client.DriverMessage.Unknown;
import dev.tandem.ridehailing.client.DriverMessage.Welcome;
import dev.tandem.ridehailing.client.RideState;
import dev.tandem.simulator.base.Deadline;
import dev.tandem.simulator.check.DriverHistory;
import dev.tandem.simulator.report.Statistics.Counter;
import org.jspecify.annotations.Nullable;

/** Handles the messages of one connection of a driver. Not thread-safe. */
final class DriverMessageHandler {

	private final SimulationContext context;

	private final Cab cab;

	private final DriverBehavior behavior;

	private final DriverHistory history;

	private @Nullable OpenOffer open;

	private boolean welcomed;

	private Deadline deadSpot = Deadline.NEVER;

	DriverMessageHandler(SimulationContext context, Cab cab, DriverBehavior behavior, DriverHistory history) {
		this.context = context;
		this.cab = cab;
		this.behavior = behavior;
		this.history = history;
	}

	/** Whether the gateway accepted the connection. */
	boolean isWelcomed() {
		return this.welcomed;
	}

	/** Whether the driver has neither a ride nor an offer. */
	boolean isFree() {
		return this.cab.assignment() == null && this.open == null;
	}

	@Nullable OpenOffer open() {
		return this.open;
	}

	/** When the driver loses the connection during the ride. */
	Deadline deadSpot() {
		return this.deadSpot;
	}

	void markResponded() {
		if (this.open != null) {
			this.open = new OpenOffer(this.open.offer, this.open.decision, Deadline.NEVER);
		}
	}

	void onMessage(DriverMessage message) {
		switch (message) {
			case Welcome welcome -> onWelcome(welcome);
			case Offer offer -> onOffer(offer);
			case OfferRevoked revoked -> onOfferRevoked(revoked);
			case RideChanged changed -> onRideChanged(changed);
			case Refused refused -> onRefused(refused);
			case Unknown unknown -> count(Counter.FAILURES, "driver received " + unknown.type());
			default -> throw new IllegalStateException("Unexpected message: " + message);
		}
	}

	private void onWelcome(Welcome welcome) {
		this.welcomed = true;
		this.history.add(welcome);
		AssignedRide ride = welcome.ride();
		if (ride == null || !ride.state().hasDriver()) {
			this.cab.unassign();
		}
		else if (!ride.equals(this.cab.assignment())) {
			this.cab.assign(ride);
		}
	}

	private void onOffer(Offer offer) {
		this.history.add(offer);
		if (this.open == null || !this.open.offer().offerId().equals(offer.offerId())) {
			count(Counter.OFFERS, "made");
			this.context.offers().received(offer.rideId(), this.context.clock().instant());
			this.open = new OpenOffer(offer, this.behavior.decision(), Deadline.after(this.behavior.reaction()));
		}
	}

	private void onOfferRevoked(OfferRevoked revoked) {
		this.history.add(revoked);
		count(Counter.OFFERS, revoked.reason());
		if (this.open != null && this.open.offer().offerId().equals(revoked.offerId())) {
			this.open = null;
		}
	}

	private void onRideChanged(RideChanged changed) {
		this.history.add(changed);
		AssignedRide assignment = this.cab.assignment();
		if (changed.state() == RideState.ACCEPTED && this.open != null
				&& this.open.offer().rideId().equals(changed.rideId())) {
			startRide(this.open.offer());
		}
		else if (assignment != null && assignment.rideId().equals(changed.rideId())) {
			updateRide(assignment, changed.state());
		}
	}

	private void startRide(Offer offer) {
		count(Counter.OFFERS, "accepted");
		this.open = null;
		this.cab.assign(new AssignedRide(offer.rideId(), RideState.ACCEPTED, offer.pickup(), offer.dropoff()));
		if (this.behavior.losesConnectionOnRide()) {
			this.deadSpot = Deadline.after(this.behavior.boarding());
		}
	}

	private void updateRide(AssignedRide assignment, RideState state) {
		if (!state.hasDriver()) {
			this.cab.unassign();
		}
		else if (state != assignment.state()) {
			this.cab.assign(assignment.withState(state));
		}
	}

	private void onRefused(Refused refused) {
		count(Counter.FAILURES, "driver: " + refused.problem().kind());
		if (refused.problem().kind().equals("offer-gone")) {
			count(Counter.OFFERS, "gone");
			this.open = null;
		}
	}

	private void count(Counter counter, String kind) {
		this.context.statistics().count(counter, kind);
	}

	/**
	 * An offer that a driver considers.
	 *
	 * @param respondAt when to send the response; never after it was sent
	 */
	record OpenOffer(Offer offer, DriverBehavior.Decision decision, Deadline respondAt) {
	}

}
