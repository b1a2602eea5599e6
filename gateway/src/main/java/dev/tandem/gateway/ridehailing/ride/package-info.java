/**
 * Rides: their states, the events that changed them, and who may change them how.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.ride;

import org.jspecify.annotations.NullMarked;
