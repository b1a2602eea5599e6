package dev.tandem.simulator.driver;

import dev.tandem.simulator.base.Due;
import dev.tandem.simulator.client.DriverSignal.Offer;

/**
 * An offer that a driver looks at.
 *
 * @param offer what it is
 * @param answer what he will say
 * @param due when he will; never once he has
 */
record OpenOffer(Offer offer, Temper.Answer answer, Due due) {

	OpenOffer answered() {
		return new OpenOffer(this.offer, this.answer, Due.NEVER);
	}

}
