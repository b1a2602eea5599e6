/**
 * Dispatch: finds a driver for each ride, and another one when the driver is lost.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.dispatch;

import org.jspecify.annotations.NullMarked;
