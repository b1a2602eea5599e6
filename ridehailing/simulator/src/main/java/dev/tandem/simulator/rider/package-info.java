/**
 * Riders: how they come, what they ask for, how they follow their ride.
 */
@NullMarked
package dev.tandem.simulator.rider;

import org.jspecify.annotations.NullMarked;
