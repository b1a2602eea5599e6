/**
 * Dispatch: finding a driver for each ride, and parting rides from drivers who are gone.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.dispatch;

import org.jspecify.annotations.NullMarked;
