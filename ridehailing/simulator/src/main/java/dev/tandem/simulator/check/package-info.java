/**
 * What must hold of every ride and driver, checked from the outside.
 */
@NullMarked
package dev.tandem.simulator.check;

import org.jspecify.annotations.NullMarked;
