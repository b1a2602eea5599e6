/**
 * Keeps the log readable: one line a minute for frequent events, and one line each for
 * the beginning and the end of a fault.
 */
@NullMarked
package dev.tandem.gateway.platform.logging;

import org.jspecify.annotations.NullMarked;
