import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { type Failure, failureOf } from "@/platform/gateway/problem";
import { getRide } from "@/ridehailing/api/rides";
import type { Ride, RideEvent } from "@/ridehailing/api/types";
import { applyEvent, newerVersion } from "./ride-state";

/** The ride, or why it cannot be read. */
interface Snapshot {
  readonly ride?: Ride | undefined;
  readonly failure?: Failure | undefined;
}

interface RideSnapshot extends Snapshot {
  readonly read: () => void;
  /** Apply what arrived elsewhere: the current ride, or a change of it. */
  readonly take: (ride: Ride) => void;
  readonly change: (event: RideEvent) => void;
}

/** The ride's latest known version; empty without an id. */
export function useRideSnapshot(id: string | undefined): RideSnapshot {
  const client = useQueryClient();
  const { data, refetch } = useQuery({
    queryKey: ["ride", id],
    queryFn: id === undefined ? skipToken : ({ signal }) => snapshotOf(id, signal),
    structuralSharing: (before, now) => latest(before as Snapshot | undefined, now as Snapshot),
  });
  const take = useCallback((ride: Ride) => void client.setQueryData<Snapshot>(["ride", ride.id], { ride }), [client]);
  const change = useCallback(
    (event: RideEvent) =>
      void client.setQueryData<Snapshot>(
        ["ride", event.rideId],
        (before) => before?.ride && { ride: applyEvent(before.ride, event) },
      ),
    [client],
  );
  const read = useCallback(() => void refetch(), [refetch]);
  return { ...data, read, take, change };
}

async function snapshotOf(id: string, signal: AbortSignal): Promise<Snapshot> {
  try {
    return { ride: await getRide(id, signal) };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

/** A response may be older than an event that arrived before it; a failure does not hide a known ride. */
function latest(before: Snapshot | undefined, now: Snapshot): Snapshot {
  if (before?.ride === undefined) return now;
  if (now.ride === undefined) return before;
  const ride = newerVersion(before.ride, now.ride);
  return ride === before.ride ? before : { ride };
}
