/**
 * Riders: how they arrive, book and follow their ride.
 */
@NullMarked
package dev.tandem.simulator.rider;

import org.jspecify.annotations.NullMarked;
