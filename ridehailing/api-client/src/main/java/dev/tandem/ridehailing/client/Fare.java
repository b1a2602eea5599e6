package dev.tandem.ridehailing.client;

/**
 * The price of a ride.
 *
 * @param amount in minor units
 * @param currency ISO 4217
 */
public record Fare(long amount, String currency) {
}
