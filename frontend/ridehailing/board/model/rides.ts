import type { CityRide, RideState } from "@/ridehailing/api/types";
import type { Point } from "@/ridehailing/places/places";

const GROWS_MS = 700;
const FADES_MS = 1600;

/** What the board shows a ride as: looking for a driver, the driver on the way to the rider, the rider on board, or over. */
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

/** A ride on the board, with when it appeared and when it was over, on the page's clock. */
export interface RideTrack {
  readonly pickup: Point;
  readonly dropoff: Point;
  readonly phase: RidePhase;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
}

/** What the ride looks like: how much of it is drawn from the pickup on, and how opaque, both from 0 to 1. */
export interface RideAppearance {
  readonly grown: number;
  readonly opacity: number;
}

export function phaseOf(state: RideState): RidePhase {
  return PHASES[state];
}

/** The ride as the next message tells it; one seen first grows from now on unless it was there before the board was. */
export function trackRide(before: RideTrack | undefined, ride: CityRide, now: number, isOld = false): RideTrack {
  const { pickup, dropoff } = ride;
  const phase = phaseOf(ride.state);
  const startedAt = before?.startedAt ?? (isOld ? now - GROWS_MS : now);
  const isOver = phase === "completed" || phase === "failed";
  return { pickup, dropoff, phase, startedAt, endedAt: isOver ? (before?.endedAt ?? now) : undefined };
}

export function appearanceAt({ startedAt, endedAt }: RideTrack, now: number): RideAppearance {
  const part = Math.min(1, Math.max(0, (now - startedAt) / GROWS_MS));
  const opacity = endedAt === undefined ? 1 : Math.min(1, Math.max(0, 1 - (now - endedAt) / FADES_MS));
  return { grown: 1 - (1 - part) ** 3, opacity };
}

/** Until when the ride's look changes by itself. */
export function settledAt({ startedAt, endedAt }: RideTrack): number {
  return endedAt === undefined ? startedAt + GROWS_MS : endedAt + FADES_MS;
}
