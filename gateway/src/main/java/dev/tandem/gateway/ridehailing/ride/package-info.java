/**
 * Rides: their states, the allowed transitions, and the feed of their events. A change
 * takes three hops: a controller calls {@link RideService}, which asks the pure table
 * {@link RideTransition} what the command does in the ride's state, and has
 * {@link RideRepository} write it.
 */
@NullMarked
package dev.tandem.gateway.ridehailing.ride;

import org.jspecify.annotations.NullMarked;
