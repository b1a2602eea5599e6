import { useCallback, useEffect, useState } from "react";
import type { Failure } from "@/platform/gateway/problem";
import { openEventStream } from "@/platform/streams/event-stream";
import type { LiveStatus } from "@/platform/streams/keep-open";
import { cancelRide, rideEventsPath } from "@/ridehailing/api/rides";
import type { DriverApproach, Ride, RideEvent, RideStream } from "@/ridehailing/api/types";
import { hasDriver, isTerminal } from "./ride-state";
import { useRideSnapshot } from "./use-ride-snapshot";

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

  const cancel = useCallback(async () => {
    if (id !== undefined) take(await cancelRide(id));
  }, [id, take]);

  return { ride, approach, connection, failure, read, cancel };
}

function useRideStream(ride: Ride | undefined, onChange: (event: RideEvent) => void) {
  const [connection, setConnection] = useState<LiveStatus>("connecting");
  const [approach, setApproach] = useState<DriverApproach>();
  const goingOn = ride && !isTerminal(ride.state) ? ride.id : undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the version at the stream's start
  useEffect(() => {
    if (goingOn === undefined) return;
    const stream = openEventStream<RideStream>({
      path: rideEventsPath(goingOn),
      lastEventId: String(ride?.version),
      on: { ride: onChange, driver: (now) => setApproach((before) => withLastPosition(now, before)) },
      onStatus: setConnection,
    });
    return stream.close;
  }, [goingOn, onChange]);

  const isCurrentDriver = ride !== undefined && hasDriver(ride.state) && approach?.driverId === ride.driver?.id;
  return { connection, approach: isCurrentDriver ? approach : undefined };
}

/** A disconnected driver stays at the last known position. */
function withLastPosition(now: DriverApproach, before: DriverApproach | undefined): DriverApproach {
  const last = before?.driverId === now.driverId ? before : undefined;
  return { ...now, lat: now.lat ?? last?.lat ?? null, lng: now.lng ?? last?.lng ?? null };
}
