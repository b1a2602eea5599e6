import { useEffect, useState } from "react";
import type { Point } from "@/ridehailing/places/places";
import { advance, type Travel } from "@/ridehailing/places/travel";

const TICK_MS = 1000;
const CITY_METERS_PER_SECOND = 30 / 3.6;

/** How many times faster than city traffic the car may drive, so that a ride need not take an hour. */
export const SPEED_FACTORS = [1, 5, 20] as const;
export type SpeedFactor = (typeof SPEED_FACTORS)[number];

interface Travelling {
  /** Undefined until a place is chosen. */
  readonly travel: Travel | undefined;
  /** Places the car there at once. */
  readonly place: (at: Point | undefined) => void;
  /** Drives it along the points, from its position. */
  readonly drive: (route: readonly Point[]) => void;
}

/** Metres per second at that factor. */
export function metersPerSecond(speedFactor: SpeedFactor): number {
  return CITY_METERS_PER_SECOND * speedFactor;
}

/** Moves the car along its route each second, by the time really passed: browsers slow the timers of hidden tabs. */
export function useTravel(speedFactor: SpeedFactor, isDriving: boolean): Travelling {
  const [travel, setTravel] = useState<Travel>();
  const isMoving = isDriving && travel !== undefined && travel.route.length > 0;

  useEffect(() => {
    if (!isMoving) return;
    let last = performance.now();
    const timer = setInterval(() => {
      const meters = metersPerSecond(speedFactor) * ((performance.now() - last) / 1000);
      last = performance.now();
      setTravel((now) => now && advance(now, meters));
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [isMoving, speedFactor]);

  return {
    travel,
    place: (at) => setTravel(at && { at, route: [] }),
    drive: (route) => setTravel((now) => now && { at: now.at, route }),
  };
}
