package dev.tandem.ridehailing.client;

import java.util.UUID;

/**
 * A ride in a response of the API.
 *
 * @param id the ride
 * @param quoteId the quote it was requested with
 * @param state the state of the ride
 * @param fare the fare
 */
public record RideResponse(UUID id, UUID quoteId, RideState state, Fare fare) {
}
