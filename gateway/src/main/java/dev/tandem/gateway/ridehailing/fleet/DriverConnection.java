package dev.tandem.gateway.ridehailing.fleet;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A driver's socket on this replica.
 *
 * @param driverId the driver
 * @param id the socket's connection id
 * @param since when the database recorded it as the current one, by the database's clock
 * @param position the last reported position; null before the first report
 */
record DriverConnection(UUID driverId, UUID id, Instant since, @Nullable DriverPosition position) {

	DriverConnection at(DriverPosition place) {
		return new DriverConnection(this.driverId, this.id, this.since, place);
	}

}
