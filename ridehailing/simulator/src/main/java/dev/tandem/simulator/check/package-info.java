/**
 * The invariants of rides and drivers, checked from the outside.
 */
@NullMarked
package dev.tandem.simulator.check;

import org.jspecify.annotations.NullMarked;
