package dev.tandem.simulator.client;

import java.util.UUID;

/**
 * A ride as its rider is told.
 *
 * @param id the ride
 * @param quoteId the quote it takes
 * @param state where it is
 * @param fare what it costs
 */
public record RideResponse(UUID id, UUID quoteId, RideState state, Fare fare) {
}
