/**
 * The model of New York: land, streets, hours, traffic, demand, surge, taxi ranks.
 */
@NullMarked
package dev.tandem.simulator.city;

import org.jspecify.annotations.NullMarked;
