"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { Problem } from "@/platform/gateway/problem";
import { GatewayProblem } from "@/platform/gateway/problem";
import { getRide } from "@/ridehailing/api/rides";
import type { Ride, RideEvent } from "@/ridehailing/api/types";
import { applyEvent, newerVersion } from "./ride-state";

interface Snapshot {
  readonly ride?: Ride;
  /** Why the ride cannot be read, and when to retry. */
  readonly problem?: Problem;
  readonly retryAt?: number | undefined;
}

interface RideSnapshot extends Snapshot {
  readonly read: () => void;
  /** Apply what arrived elsewhere: the current ride, or a change of it. */
  readonly take: (ride: Ride) => void;
  readonly change: (event: RideEvent) => void;
}

/** The ride's latest known version; empty without an id. */
export function useRideSnapshot(id: string | undefined): RideSnapshot {
  const [kept, setKept] = useState<Snapshot & { readonly id: string }>();
  const current = useRef<AbortController>(undefined);

  const take = useCallback((ride: Ride) => {
    setKept((before) => ({ id: ride.id, ride: before?.ride?.id === ride.id ? newerVersion(before.ride, ride) : ride }));
  }, []);

  const change = useCallback((event: RideEvent) => {
    setKept((before) =>
      before?.ride?.id === event.rideId ? { id: before.id, ride: applyEvent(before.ride, event) } : before,
    );
  }, []);

  const read = useCallback(async () => {
    current.current?.abort();
    if (id === undefined) return;
    const controller = new AbortController();
    current.current = controller;
    try {
      take(await getRide(id, controller.signal));
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!(error instanceof GatewayProblem)) throw error;
      setKept((before) => (before?.id === id && before.ride ? before : { id, ...failure(error) }));
    }
  }, [id, take]);

  useEffect(() => {
    read();
    return () => current.current?.abort();
  }, [read]);

  const { ride, problem, retryAt } = kept !== undefined && kept.id === id ? kept : {};
  return { ...(ride && { ride }), ...(problem && { problem }), retryAt, read, take, change };
}

function failure({ problem, retryAfterSeconds }: GatewayProblem): Snapshot {
  return { problem, retryAt: retryAfterSeconds === undefined ? undefined : Date.now() + retryAfterSeconds * 1000 };
}
