package dev.tandem.simulator.city;

/**
 * Where somebody wants to go.
 *
 * @param pickup from where
 * @param dropoff to where
 */
public record Trip(Place pickup, Place dropoff) {
}
