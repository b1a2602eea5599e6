package dev.tandem.gateway.ridehailing.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The result of one read of the other replicas' drivers.
 *
 * @param at when it was read, by the database's clock
 * @param since only changes since then were read; null for everything
 * @param liveReplicas the replicas that live
 * @param drivers the drivers
 */
record PresenceSnapshot(Instant at, @Nullable Instant since, Set<UUID> liveReplicas, List<PresenceRow> drivers) {
}
