/**
 * What simulates the city's life on the public API of Tandem: the command, and how its
 * parts go together.
 */
@NullMarked
package dev.tandem.simulator;

import org.jspecify.annotations.NullMarked;
