package dev.tandem.ridehailing.client;

import java.util.UUID;

/** A quote for a ride, with the surge multiplier of its fare. */
public record Quote(UUID id, Fare fare, double surge) {
}
