package dev.tandem.gateway.ridehailing.fleet;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;

/**
 * Where a connected driver is.
 *
 * @param driverId the driver
 * @param place his last position
 * @param cell the H3 cell of that
 * @param movedAt when he told it, UTC
 * @param replicaId the gateway that he is connected to
 */
public record DriverPosition(UUID driverId, Coordinates place, String cell, Instant movedAt, UUID replicaId) {
}
