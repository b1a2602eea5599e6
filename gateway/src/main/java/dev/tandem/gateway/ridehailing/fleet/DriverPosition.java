package dev.tandem.gateway.ridehailing.fleet;

import java.time.Instant;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;

/**
 * The last reported position of a connected driver.
 *
 * @param driverId the driver
 * @param place the position
 * @param cell the H3 cell of the position
 * @param movedAt when it was reported, UTC
 * @param replicaId the replica that holds the driver's socket
 */
public record DriverPosition(UUID driverId, Coordinates place, String cell, Instant movedAt, UUID replicaId) {
}
