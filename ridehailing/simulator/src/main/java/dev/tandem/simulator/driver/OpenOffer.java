package dev.tandem.simulator.driver;

import dev.tandem.simulator.base.Deadline;
import dev.tandem.simulator.client.DriverMessage.Offer;

/**
 * An offer that a driver looks at.
 *
 * @param offer what it is
 * @param decision what he will say
 * @param respondAt when he will; never once he has
 */
record OpenOffer(Offer offer, DriverBehavior.Decision decision, Deadline respondAt) {

	OpenOffer responded() {
		return new OpenOffer(this.offer, this.decision, Deadline.NEVER);
	}

}
