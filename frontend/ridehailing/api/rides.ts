import { jsonPost, newIdempotencyKey, requestJson } from "@/platform/gateway/client";
import type { Ride } from "./types";

const RIDES = "/api/v1/rides";

/** Requests the ride that the quote prices; rejects with GatewayProblem. */
export function requestRide(quoteId: string, idempotencyKey: string): Promise<Ride> {
  return requestJson(RIDES, jsonPost({ quoteId }, idempotencyKey));
}

/** Reads a ride as it is now; rejects as `requestRide` does, or with AbortError when aborted. */
export function getRide(id: string, signal: AbortSignal): Promise<Ride> {
  return requestJson(ridePath(id), { signal });
}

/** Cancels a ride; cancelling again changes nothing. Rejects as `requestRide` does. */
export function cancelRide(id: string): Promise<Ride> {
  const headers = { "idempotency-key": newIdempotencyKey() }; // allows a retry at another gateway
  return requestJson(`${ridePath(id)}/cancel`, { method: "POST", headers });
}

/** The path of the ride's event stream. */
export function rideEventsPath(id: string): string {
  return `${ridePath(id)}/events`;
}

function ridePath(id: string): string {
  return `${RIDES}/${encodeURIComponent(id)}`;
}
