import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { newIdempotencyKey } from "@/platform/gateway/client";
import type { GatewayProblem, Problem } from "@/platform/gateway/problem";
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
  const key = useRef("");
  const { isPending, error, mutate } = useMutation<Ride, GatewayProblem>({
    mutationFn: () => {
      key.current ||= newIdempotencyKey();
      return requestRide(quoteId, key.current);
    },
    onSuccess: onRide,
  });
  return { isPending, problem: error?.problem, request: mutate };
}
