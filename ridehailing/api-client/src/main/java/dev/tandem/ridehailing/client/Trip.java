package dev.tandem.ridehailing.client;

/**
 * A trip that a rider wants.
 *
 * @param pickup the start
 * @param dropoff the end
 */
public record Trip(Place pickup, Place dropoff) {
}
