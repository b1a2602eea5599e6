package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The connected drivers of all replicas and their positions. Data of other replicas is at
 * most two seconds old; drivers of a dead replica disappear after three seconds.
 * Thread-safe.
 */
public interface DriverPresence {

	/**
	 * Returns the id of this replica.
	 * @return an id that is new at every start
	 */
	UUID replicaId();

	/**
	 * Records a new socket on this replica as the driver's current one.
	 * @param driverId the driver
	 * @param connectionId the socket, UUIDv7
	 * @return completes when it is committed; all replicas are notified
	 */
	Mono<Void> connect(UUID driverId, UUID connectionId);

	/**
	 * Updates a driver's position. Visible on this replica at once, on others after the
	 * next batch. Does not block.
	 * @param driverId the driver
	 * @param connectionId the socket; ignored when it has been replaced
	 * @param place the position
	 */
	void updatePosition(UUID driverId, UUID connectionId, Coordinates place);

	/**
	 * Records that a socket has closed. Changes nothing when another socket has replaced
	 * it.
	 * @param driverId the driver
	 * @param connectionId the socket
	 * @return completes when it is written; never fails, since a later sync repeats it
	 */
	Mono<Void> disconnect(UUID driverId, UUID connectionId);

	/**
	 * Streams the sockets of this replica that were replaced by another one on any
	 * replica.
	 * @return connection ids; hot
	 */
	Flux<UUID> replacedConnections();

	/**
	 * Returns the position of a driver of any replica, from memory.
	 * @param driverId the driver
	 * @return the position; empty while the driver is not connected or has reported none
	 */
	Optional<DriverPosition> positionOf(UUID driverId);

	/**
	 * Returns the positions of all connected drivers of all replicas, from memory.
	 * @return a copy
	 */
	Collection<DriverPosition> positions();

	/**
	 * Finds drivers who have been absent for some time: not connected, or connected to a
	 * dead replica. A driver without a row, because the database lost its unlogged
	 * tables, is absent only after the driver's replica had time to write the row again.
	 * @param drivers the drivers to check
	 * @param time the minimum absence, by the database's clock
	 * @return the absent drivers
	 */
	Mono<Set<UUID>> findAbsent(Collection<UUID> drivers, Duration time);

	/**
	 * Returns the live replicas, from memory.
	 * @return their ids, always including this replica's
	 */
	Set<UUID> liveReplicas();

}
