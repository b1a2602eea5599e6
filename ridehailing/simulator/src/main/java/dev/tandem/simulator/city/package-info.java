/**
 * New York as the simulator knows it: land, streets, hours, traffic, demand.
 */
@NullMarked
package dev.tandem.simulator.city;

import org.jspecify.annotations.NullMarked;
