/**
 * What was seen, in figures.
 */
@NullMarked
package dev.tandem.simulator.report;

import org.jspecify.annotations.NullMarked;
