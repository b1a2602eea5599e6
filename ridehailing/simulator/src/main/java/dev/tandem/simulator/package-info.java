/**
 * Simulates drivers and riders on the public API.
 */
@NullMarked
package dev.tandem.simulator;

import org.jspecify.annotations.NullMarked;
