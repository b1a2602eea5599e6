package dev.tandem.gateway.ridehailing.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What was read of the other replicas at once.
 *
 * @param at when, by the database's clock
 * @param since what changed since then was read; null for everything
 * @param liveReplicas the replicas that live
 * @param drivers the drivers
 */
record PresenceSnapshot(Instant at, @Nullable Instant since, Set<UUID> liveReplicas, List<PresenceRow> drivers) {
}
