/**
 * Dispatch: finds a driver for each ride, and releases rides from lost drivers.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.dispatch;

import org.jspecify.annotations.NullMarked;
