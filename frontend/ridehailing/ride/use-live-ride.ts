"use client";

import { useCallback, useEffect, useState } from "react";
import type { Problem } from "@/platform/gateway/problem";
import { listen } from "@/platform/streams/event-source";
import type { LiveStatus } from "@/platform/streams/keep-open";
import { cancelRide, rideEventsPath } from "@/ridehailing/api/rides";
import type { DriverApproach, Ride, RideEvent, RideStream } from "@/ridehailing/api/types";
import { hasDriver, isTerminal } from "./ride-state";
import { useRideSnapshot } from "./use-ride-snapshot";

/** A ride as it goes on. */
export interface LiveRide {
  readonly ride: Ride | undefined;
  /** Where the driver is on the way; undefined while none has taken the ride, and until he is heard of. */
  readonly approach: DriverApproach | undefined;
  readonly connection: LiveStatus;
  /** Why the ride cannot be read, and when to come back. */
  readonly problem: Problem | undefined;
  readonly retryAt: number | undefined;
  readonly read: () => void;
  /** Cancels the ride; rejects with GatewayProblem. */
  readonly cancel: () => Promise<void>;
}

/** Reads the ride and hears what becomes of it until it ends; nothing where there is no ride. */
export function useLiveRide(id: string | undefined): LiveRide {
  const { ride, problem, retryAt, read, take, change } = useRideSnapshot(id);
  const { connection, approach } = useRideStream(ride, change);

  const cancel = useCallback(async () => {
    if (id !== undefined) take(await cancelRide(id, new AbortController().signal));
  }, [id, take]);

  return { ride, approach, connection, problem, retryAt, read, cancel };
}

function useRideStream(ride: Ride | undefined, onChange: (event: RideEvent) => void) {
  const [connection, setConnection] = useState<LiveStatus>("connecting");
  const [approach, setApproach] = useState<DriverApproach>();
  const goingOn = ride && !isTerminal(ride.state) ? ride.id : undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the version as the stream begins; it counts on by itself
  useEffect(() => {
    if (goingOn === undefined) return;
    const stream = listen<RideStream>({
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

/** A driver who is not connected stays where he was. */
function withLastPosition(now: DriverApproach, before: DriverApproach | undefined): DriverApproach {
  const last = before?.driverId === now.driverId ? before : undefined;
  return { ...now, lat: now.lat ?? last?.lat ?? null, lng: now.lng ?? last?.lng ?? null };
}
