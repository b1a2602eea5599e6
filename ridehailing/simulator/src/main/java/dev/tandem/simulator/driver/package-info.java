/**
 * Drivers: how they drive, decide and connect.
 */
@NullMarked
package dev.tandem.simulator.driver;

import org.jspecify.annotations.NullMarked;
