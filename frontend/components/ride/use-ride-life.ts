"use client";

import { useCallback, useEffect, useState } from "react";
import { cancelRide, GatewayProblem, getRide, rideEventsPath } from "@/lib/gateway/client";
import type { LiveStatus } from "@/lib/gateway/keep-open";
import { listen } from "@/lib/gateway/live";
import type { DriverApproach, Problem, Ride, RideStream } from "@/lib/gateway/types";
import { changedBy, hasDriver, isEnd, newer } from "@/lib/ride/life";

/** A ride as it goes on. */
export interface RideLife {
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

interface Reading {
  readonly id: string;
  readonly ride?: Ride;
  readonly problem?: Problem;
  readonly retryAt?: number | undefined;
}

/** Reads the ride and hears what becomes of it until it ends; nothing where there is no ride. */
export function useRideLife(id: string | undefined): RideLife {
  const [reading, setReading] = useState<Reading>();
  const [connection, setConnection] = useState<LiveStatus>("connecting");
  const [approach, setApproach] = useState<DriverApproach>();
  const { ride, problem, retryAt } = reading?.id === id ? (reading ?? {}) : ({} as Partial<Reading>);

  const take = useCallback((read: Ride) => {
    setReading((before) => ({ id: read.id, ride: before?.ride?.id === read.id ? newer(before.ride, read) : read }));
  }, []);

  const read = useCallback(async () => {
    if (id === undefined) return;
    try {
      take(await getRide(id, new AbortController().signal));
    } catch (error) {
      if (!(error instanceof GatewayProblem)) throw error;
      const { problem, retryAfterSeconds } = error;
      const retryAt = retryAfterSeconds === undefined ? undefined : Date.now() + retryAfterSeconds * 1000;
      setReading((before) => (before?.id === id && before.ride ? before : { id, problem, retryAt }));
    }
  }, [id, take]);

  useEffect(() => {
    setApproach(undefined);
    read();
  }, [read]);

  const isGoingOn = ride !== undefined && !isEnd(ride.state);
  const known = ride?.id === id ? ride?.version : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is known when the stream begins; it counts on by itself
  useEffect(() => {
    if (id === undefined || !isGoingOn || known === undefined) return;
    const stream = listen<RideStream>({
      path: rideEventsPath(id),
      lastEventId: String(known),
      on: {
        ride: (event) =>
          setReading((before) => (before?.ride ? { ...before, ride: changedBy(before.ride, event) } : before)),
        driver: (now) =>
          setApproach((before) => ({
            ...now,
            lat: now.lat ?? before?.lat ?? null,
            lng: now.lng ?? before?.lng ?? null,
          })),
      },
      onStatus: setConnection,
    });
    return stream.close;
  }, [id, isGoingOn]);

  const cancel = useCallback(async () => {
    if (id !== undefined) take(await cancelRide(id, new AbortController().signal));
  }, [id, take]);

  const isApproaching = ride !== undefined && hasDriver(ride.state) && approach?.driverId === ride.driver?.id;
  return { ride, approach: isApproaching ? approach : undefined, connection, problem, retryAt, read, cancel };
}
