package dev.tandem.ridehailing.client;

import java.util.UUID;

/** A ride in a response of the API. */
public record RideResponse(UUID id, UUID quoteId, RideState state, Fare fare) {
}
