/**
 * Drivers: how they drive, what they answer, how they come and go.
 */
@NullMarked
package dev.tandem.simulator.driver;

import org.jspecify.annotations.NullMarked;
