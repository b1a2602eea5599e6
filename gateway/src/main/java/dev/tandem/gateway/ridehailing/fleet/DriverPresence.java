package dev.tandem.gateway.ridehailing.fleet;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.tandem.gateway.ridehailing.city.Coordinates;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The drivers of all replicas. What it tells of other replicas' drivers is at most two
 * seconds old; a replica that died counts for nothing after three.
 */
public interface DriverPresence {

	/**
	 * This gateway among the replicas.
	 * @return its id, new at every start
	 */
	UUID replicaId();

	/**
	 * A driver's socket has been opened here; from now on it is the one that counts.
	 * @param driverId the driver
	 * @param connectionId the socket, UUIDv7
	 * @return completes when all replicas will hear of it
	 */
	Mono<Void> connect(UUID driverId, UUID connectionId);

	/**
	 * A driver told where he is. It is seen here at once, by others with the next batch.
	 * @param driverId the driver
	 * @param connectionId by which socket; one that no longer counts is ignored
	 * @param place where
	 */
	void updatePosition(UUID driverId, UUID connectionId, Coordinates place);

	/**
	 * A driver's socket has gone. Nothing happens when another one counts by now.
	 * @param driverId the driver
	 * @param connectionId the socket
	 * @return completes when all replicas will hear of it
	 */
	Mono<Void> disconnect(UUID driverId, UUID connectionId);

	/**
	 * Sockets of this replica that another one has replaced, here or elsewhere.
	 * @return their connection ids; hot
	 */
	Flux<UUID> replacedConnections();

	/**
	 * Where a driver is, of any replica, as far as this one knows.
	 * @param driverId the driver
	 * @return his position; empty while he is not connected or has told none
	 */
	Optional<DriverPosition> positionOf(UUID driverId);

	/**
	 * All connected drivers who have told where they are, of all replicas, as far as this
	 * one knows.
	 * @return a copy
	 */
	Collection<DriverPosition> positions();

	/**
	 * Free drivers in some cells: connected to a living replica, with a position, without
	 * a ride or an open offer, by the database.
	 * @param cells H3 indexes
	 * @param except drivers who are not asked
	 * @param near the nearest to this come first
	 * @param limit how many at the most
	 * @return the nearest first
	 */
	Mono<List<DriverPosition>> findFree(Collection<String> cells, Collection<UUID> except, Coordinates near, int limit);

	/**
	 * Of some drivers, those who have been gone for long: not connected, or connected to
	 * a replica that is dead. One of whom nothing is known, because the database lost its
	 * memory, is gone only when his replica has had the time to tell of him anew.
	 * @param drivers the drivers
	 * @param time for how long, by the database's clock
	 * @return those
	 */
	Mono<List<UUID>> findAbsent(Collection<UUID> drivers, Duration time);

	/**
	 * The replicas that live, this one always among them.
	 * @return their ids, as far as this one knows
	 */
	Set<UUID> liveReplicas();

}
