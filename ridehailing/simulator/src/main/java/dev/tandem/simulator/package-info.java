/**
 * Simulates drivers and riders on Tandem's public API.
 */
@NullMarked
package dev.tandem.simulator;

import org.jspecify.annotations.NullMarked;
