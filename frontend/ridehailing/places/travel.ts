import type { Point } from "./places";

const EARTH_METERS = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** The great-circle distance between two points in metres (haversine). */
export function distanceMeters(from: Point, to: Point): number {
  const lat = Math.sin(((to.lat - from.lat) * RADIANS) / 2);
  const lng = Math.sin(((to.lng - from.lng) * RADIANS) / 2);
  const chord = lat * lat + Math.cos(from.lat * RADIANS) * Math.cos(to.lat * RADIANS) * lng * lng;
  return 2 * EARTH_METERS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The point at that share, clamped to 0 to 1, of the straight line between both. */
export function between(from: Point, to: Point, share: number): Point {
  const part = Math.min(1, Math.max(0, share));
  return { lat: from.lat + (to.lat - from.lat) * part, lng: from.lng + (to.lng - from.lng) * part };
}

/** The bearing from one point to the other, in degrees clockwise from north. */
export function bearing(from: Point, to: Point): number {
  const east = (to.lng - from.lng) * Math.cos(((from.lat + to.lat) / 2) * RADIANS);
  return (Math.atan2(east, to.lat - from.lat) / RADIANS + 360) % 360;
}

/** A car's position, and the points of its route that are still ahead, in order. */
export interface Travel {
  readonly at: Point;
  readonly route: readonly Point[];
}

/** The car after that many metres of its route, at most at the route's end. */
export function advance({ at, route }: Travel, meters: number): Travel {
  let from = at;
  let left = meters;
  for (const [index, next] of route.entries()) {
    const leg = distanceMeters(from, next);
    if (leg > left) return { at: between(from, next, left / leg), route: route.slice(index) };
    left -= leg;
    from = next;
  }
  return { at: from, route: [] };
}

/** The metres left to the route's end. */
export function routeMeters({ at, route }: Travel): number {
  return route.reduce(({ sum, from }, next) => ({ sum: sum + distanceMeters(from, next), from: next }), {
    sum: 0,
    from: at,
  }).sum;
}

/** The rest of a line for a point near it: from the line's nearest point on, at least the end. */
export function remainingLine(line: readonly Point[], at: Point): readonly Point[] {
  const distances = line.map((point) => distanceMeters(point, at));
  const nearest = distances.indexOf(Math.min(...distances));
  return line.slice(Math.min(nearest + 1, line.length - 1));
}
