"use client";

import { useCallback, useRef, useState } from "react";
import { newIdempotencyKey } from "@/platform/gateway/client";
import type { Problem } from "@/platform/gateway/problem";
import { GatewayProblem } from "@/platform/gateway/problem";
import { requestRide } from "@/ridehailing/api/rides";
import type { Ride } from "@/ridehailing/api/types";

interface Requesting {
  readonly isOnItsWay: boolean;
  readonly problem: Problem | undefined;
  readonly request: () => void;
}

/** Requests a ride for the quote. Trying again uses the same key: if the first try was kept after all, its ride comes back. */
export function useRequest(quoteId: string, onRide: (ride: Ride) => void): Requesting {
  const [isOnItsWay, setOnItsWay] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const key = useRef("");

  const request = useCallback(async () => {
    key.current ||= newIdempotencyKey();
    setOnItsWay(true);
    try {
      onRide(await requestRide(quoteId, key.current, new AbortController().signal));
    } catch (error) {
      if (!(error instanceof GatewayProblem)) throw error;
      setProblem(error.problem);
    } finally {
      setOnItsWay(false);
    }
  }, [quoteId, onRide]);

  return { isOnItsWay, problem, request };
}
