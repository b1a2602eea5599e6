/**
 * What the whole simulator builds on: threads, random numbers, deadlines, the stop
 * signal.
 */
@NullMarked
package dev.tandem.simulator.base;

import org.jspecify.annotations.NullMarked;
