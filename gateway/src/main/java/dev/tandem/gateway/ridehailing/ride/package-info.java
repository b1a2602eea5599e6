/**
 * Rides: their states, the allowed transitions, and the feed of their events.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.ride;

import org.jspecify.annotations.NullMarked;
