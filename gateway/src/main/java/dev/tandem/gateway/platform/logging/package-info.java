/**
 * What is logged so that the log stays readable: one line a minute for what happens all
 * the time, and one line for the beginning and the end of a fault.
 */
@NullMarked
package dev.tandem.gateway.platform.logging;

import org.jspecify.annotations.NullMarked;
