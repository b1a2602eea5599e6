import type { CityRide, RideState } from "@/ridehailing/api/types";
import type { Point } from "@/ridehailing/places/places";

const GROWS_MS = 700;
const FADES_MS = 1600;

/** A ride's phase on the board: looking for a driver, driver on the way to the rider, rider on board, or ended. */
export type RidePhase = "searching" | "coming" | "riding" | "completed" | "failed";

const PHASES: Record<RideState, RidePhase> = {
  requested: "searching",
  offered: "searching",
  accepted: "coming",
  arrived: "coming",
  picked_up: "riding",
  completed: "completed",
  cancelled: "failed",
  unfulfilled: "failed",
};

/** A ride on the board, and when it appeared and ended, on the page's clock in milliseconds. */
export interface RideTrack {
  readonly pickup: Point;
  readonly dropoff: Point;
  readonly phase: RidePhase;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
}

export function phaseOf(state: RideState): RidePhase {
  return PHASES[state];
}

/** Applies the next message of a ride; a new ride's line grows from now on, unless it is older than the board. */
export function trackRide(before: RideTrack | undefined, ride: CityRide, now: number, isOld = false): RideTrack {
  const { pickup, dropoff } = ride;
  const phase = phaseOf(ride.state);
  const startedAt = before?.startedAt ?? (isOld ? now - GROWS_MS : now);
  const isOver = phase === "completed" || phase === "failed";
  return { pickup, dropoff, phase, startedAt, endedAt: isOver ? (before?.endedAt ?? now) : undefined };
}

/** How a ride is drawn: how much of its line, from the pickup on, and how opaque; both from 0 to 1. */
export function appearanceAt({ startedAt, endedAt }: RideTrack, now: number) {
  const part = Math.min(1, Math.max(0, (now - startedAt) / GROWS_MS));
  const opacity = endedAt === undefined ? 1 : Math.min(1, Math.max(0, 1 - (now - endedAt) / FADES_MS));
  return { grown: 1 - (1 - part) ** 3, opacity };
}

/** When the ride's appearance stops changing by itself. */
export function settledAt({ startedAt, endedAt }: RideTrack): number {
  return endedAt === undefined ? startedAt + GROWS_MS : endedAt + FADES_MS;
}
