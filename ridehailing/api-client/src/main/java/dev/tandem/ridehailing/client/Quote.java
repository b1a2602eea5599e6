package dev.tandem.ridehailing.client;

import java.util.UUID;

/**
 * A quote for a ride.
 *
 * @param surge the surge multiplier of the fare
 */
public record Quote(UUID id, Fare fare, double surge) {
}
