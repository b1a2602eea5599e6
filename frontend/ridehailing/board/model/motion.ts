import type { Point } from "@/ridehailing/places/places";
import { between } from "@/ridehailing/places/travel";

const BETWEEN_UPDATES_MS = 1050; // over a second, so that a late update does not stop the driver
const MAX_STEP_DEGREES = 0.02; // about 2 km: nobody drives farther within a second

/** A straight movement from one point to another within a span of the page's clock, in milliseconds. */
export interface Motion {
  readonly from: Point;
  readonly to: Point;
  readonly startedAt: number;
  readonly endsAt: number;
}

/** The position at that time. */
export function positionAt({ from, to, startedAt, endsAt }: Motion, now: number): Point {
  return now >= endsAt ? to : between(from, to, (now - startedAt) / (endsAt - startedAt));
}

/** A motion that stays at that point. */
export function standingAt(at: Point, now: number): Motion {
  return { from: at, to: at, startedAt: now, endsAt: now };
}

/** Continues from the current position to the next point until the next update; jumps when that is too far. */
export function continueMotion(motion: Motion | undefined, to: Point, now: number): Motion {
  if (motion === undefined) return standingAt(to, now);
  const from = positionAt(motion, now);
  const step = Math.max(Math.abs(to.lat - from.lat), Math.abs(to.lng - from.lng));
  if (step === 0 || step > MAX_STEP_DEGREES) return standingAt(to, now);
  return { from, to, startedAt: now, endsAt: now + BETWEEN_UPDATES_MS };
}
