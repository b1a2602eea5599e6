import type { Point } from "@/ridehailing/places/places";

const TILE = 512;
const ORIGIN = mercator({ lat: 40.71, lng: -73.98 });

/** A point on the board's plane: Web Mercator, from an origin in the city so that 32-bit floats are precise. */
export type Local = readonly [x: number, y: number];

/** The plane's transform to the screen: a point is at `scale * point + (x, y)`, in CSS pixels from the upper left. */
export interface View {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export function local(point: Point): Local {
  const [x, y] = mercator(point);
  return [x - ORIGIN[0], y - ORIGIN[1]];
}

/** The view of a map of that size without pitch or rotation. */
export function viewOf(center: Point, zoom: number, width: number, height: number): View {
  const scale = TILE * 2 ** zoom;
  const [x, y] = local(center);
  return { scale, x: width / 2 - x * scale, y: height / 2 - y * scale };
}

function mercator({ lat, lng }: Point): Local {
  const y = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  return [(lng + 180) / 360, (1 - y / Math.PI) / 2];
}
