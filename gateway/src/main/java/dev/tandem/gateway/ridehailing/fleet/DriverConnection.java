package dev.tandem.gateway.ridehailing.fleet;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A driver's socket that this replica holds.
 *
 * @param driverId the driver
 * @param id the socket
 * @param since when the database took it for the one that counts, by its clock
 * @param position where he is; null until he told
 */
record DriverConnection(UUID driverId, UUID id, Instant since, @Nullable DriverPosition position) {

	DriverConnection at(DriverPosition place) {
		return new DriverConnection(this.driverId, this.id, this.since, place);
	}

}
