package dev.tandem.ridehailing.client;

/** A trip that a rider wants. */
public record Trip(Place pickup, Place dropoff) {
}
