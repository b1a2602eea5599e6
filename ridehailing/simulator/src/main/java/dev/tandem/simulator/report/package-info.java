/**
 * Statistics and their report.
 */
@NullMarked
package dev.tandem.simulator.report;

import org.jspecify.annotations.NullMarked;
