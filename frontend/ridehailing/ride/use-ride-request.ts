"use client";

import { useCallback, useRef, useState } from "react";
import { newIdempotencyKey } from "@/platform/gateway/client";
import type { Problem } from "@/platform/gateway/problem";
import { GatewayProblem } from "@/platform/gateway/problem";
import { requestRide } from "@/ridehailing/api/rides";
import type { Ride } from "@/ridehailing/api/types";

interface RideRequest {
  readonly isPending: boolean;
  readonly problem: Problem | undefined;
  readonly request: () => void;
}

/**
 * Requests a ride for the quote. A retry sends the same key: if the first attempt succeeded after all, it returns
 * that ride.
 */
export function useRideRequest(quoteId: string, onRide: (ride: Ride) => void): RideRequest {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const key = useRef("");

  const request = useCallback(async () => {
    key.current ||= newIdempotencyKey();
    setPending(true);
    try {
      onRide(await requestRide(quoteId, key.current, new AbortController().signal));
    } catch (error) {
      if (!(error instanceof GatewayProblem)) throw error;
      setProblem(error.problem);
    } finally {
      setPending(false);
    }
  }, [quoteId, onRide]);

  return { isPending, problem, request };
}
