package dev.tandem.gateway.ridehailing.fleet;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What the table says of a driver.
 *
 * @param driverId the driver
 * @param position where he is; null when he is not connected or has not told
 */
record PresenceRow(UUID driverId, @Nullable DriverPosition position) {
}
