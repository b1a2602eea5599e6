package dev.tandem.simulator.client;

/**
 * What a ride costs.
 *
 * @param amount in minor units
 * @param currency ISO 4217
 */
public record Fare(long amount, String currency) {
}
