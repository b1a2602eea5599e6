package dev.tandem.gateway.ridehailing.fleet;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A row of the presence table.
 *
 * @param driverId the driver
 * @param position the position; null when the driver is not connected or has reported
 * none
 */
record PresenceRow(UUID driverId, @Nullable DriverPosition position) {
}
