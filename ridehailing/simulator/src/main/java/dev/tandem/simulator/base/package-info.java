/**
 * What all of the simulator stands on: chance, time to stop.
 */
@NullMarked
package dev.tandem.simulator.base;

import org.jspecify.annotations.NullMarked;
