package dev.tandem.simulator.client;

import java.util.UUID;

/**
 * What a rider is told a ride would cost.
 *
 * @param id the quote
 * @param fare the price
 * @param surge the multiplier in it
 */
public record Quote(UUID id, Fare fare, double surge) {
}
