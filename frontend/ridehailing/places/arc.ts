import type { Point } from "./places";

const STEPS = 48;
const BEND = 0.13;

/** A slightly curved line between two points as `[lng, lat]` pairs: a picture of a ride, not its route. */
export function arc(from: Point, to: Point): [number, number][] {
  const squeeze = Math.cos((((from.lat + to.lat) / 2) * Math.PI) / 180);
  const bend = { lng: (-(to.lat - from.lat) * BEND) / squeeze, lat: (to.lng - from.lng) * squeeze * BEND };
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const along = step / STEPS;
    const aside = 4 * along * (1 - along);
    return [
      from.lng + (to.lng - from.lng) * along + bend.lng * aside,
      from.lat + (to.lat - from.lat) * along + bend.lat * aside,
    ];
  });
}
