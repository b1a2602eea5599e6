package dev.tandem.ridehailing.client;

/** The price of a ride: an amount in minor units, and an ISO 4217 currency. */
public record Fare(long amount, String currency) {
}
