package dev.tandem.simulator.driver;

import dev.tandem.simulator.client.DriverSignal.Offer;

/**
 * An offer that a driver looks at.
 *
 * @param offer what it is
 * @param answer what he will say
 * @param dueNanos when he will, by the system's nanosecond clock
 */
record OpenOffer(Offer offer, Temper.Answer answer, long dueNanos) {
}
