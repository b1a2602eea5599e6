package dev.tandem.ridehailing.client;

import java.util.UUID;

/**
 * A quote for a ride.
 *
 * @param id the quote
 * @param fare the price
 * @param surge the surge multiplier of the fare
 */
public record Quote(UUID id, Fare fare, double surge) {
}
