package dev.tandem.simulator.driver;

import dev.tandem.ridehailing.client.DriverMessage.Offer;
import dev.tandem.simulator.base.Deadline;

/**
 * An offer that a driver considers.
 *
 * @param respondAt when to send it; never after it was sent
 */
record OpenOffer(Offer offer, DriverBehavior.Decision decision, Deadline respondAt) {

	OpenOffer responded() {
		return new OpenOffer(this.offer, this.decision, Deadline.NEVER);
	}

}
