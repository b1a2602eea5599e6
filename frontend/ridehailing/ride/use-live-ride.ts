import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { type Failure, failureOf } from "@/platform/gateway/problem";
import { openEventStream } from "@/platform/streams/event-stream";
import type { LiveStatus } from "@/platform/streams/keep-open";
import { cancelRide, getRide, rideEventsPath } from "@/ridehailing/api/rides";
import type { DriverApproach, Ride, RideEvent, RideStream } from "@/ridehailing/api/types";
import { applyEvent, hasDriver, isTerminal, newerVersion } from "./ride-state";

/** A ride and its live updates. */
export interface LiveRide {
  readonly ride: Ride | undefined;
  /** The driver's approach; undefined while no driver has accepted, and until the first position arrives. */
  readonly approach: DriverApproach | undefined;
  readonly connection: LiveStatus;
  /** Why the ride cannot be read, and when to retry. */
  readonly failure: Failure | undefined;
  readonly read: () => void;
  /** Cancels the ride; rejects with GatewayProblem. */
  readonly cancel: () => Promise<void>;
}

/** Reads the ride and receives its changes until it ends; does nothing without an id. */
export function useLiveRide(id: string | undefined): LiveRide {
  const { ride, failure, read, take, change } = useRideSnapshot(id);
  const { connection, approach } = useRideStream(ride, change);

  const cancel = async () => {
    if (id !== undefined) take(await cancelRide(id));
  };

  return { ride, approach, connection, failure, read, cancel };
}

/** The ride, or why it cannot be read. */
interface Snapshot {
  readonly ride?: Ride | undefined;
  readonly failure?: Failure | undefined;
}

/** The ride's latest known version; empty without an id. `take` and `change` apply what arrived elsewhere. */
function useRideSnapshot(id: string | undefined) {
  const client = useQueryClient();
  const { data, refetch } = useQuery({
    queryKey: ["ride", id],
    queryFn: id === undefined ? skipToken : ({ signal }) => snapshotOf(id, signal),
    structuralSharing: (before, now) => latest(before as Snapshot | undefined, now as Snapshot),
  });
  const take = (ride: Ride) => void client.setQueryData<Snapshot>(["ride", ride.id], { ride });
  const change = (event: RideEvent) => {
    const changed = (before?: Snapshot) => before?.ride && { ride: applyEvent(before.ride, event) };
    client.setQueryData<Snapshot>(["ride", event.rideId], changed);
  };
  return { ...data, read: refetch, take, change };
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

function useRideStream(ride: Ride | undefined, onChange: (event: RideEvent) => void) {
  const [connection, setConnection] = useState<LiveStatus>("connecting");
  const [approach, setApproach] = useState<DriverApproach>();
  const onRideEvent = useEffectEvent(onChange);
  const goingOn = ride && !isTerminal(ride.state) ? ride.id : undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the version at the stream's start
  useEffect(() => {
    if (goingOn === undefined) return;
    const stream = openEventStream<RideStream>({
      path: rideEventsPath(goingOn),
      lastEventId: String(ride?.version),
      on: { ride: onRideEvent, driver: (now) => setApproach((before) => withLastPosition(now, before)) },
      onStatus: setConnection,
    });
    return stream.close;
  }, [goingOn]);

  const isCurrentDriver = ride !== undefined && hasDriver(ride.state) && approach?.driverId === ride.driver?.id;
  return { connection, approach: isCurrentDriver ? approach : undefined };
}

/** A disconnected driver stays at the last known position. */
function withLastPosition(now: DriverApproach, before: DriverApproach | undefined): DriverApproach {
  const last = before?.driverId === now.driverId ? before : undefined;
  return { ...now, lat: now.lat ?? last?.lat ?? null, lng: now.lng ?? last?.lng ?? null };
}
