// Where drivers are: spread evenly over the five boroughs, the same places in every run.
import { readFileSync } from "node:fs";

const outline = JSON.parse(readFileSync(new URL("../../../city/nyc-boroughs.geojson", import.meta.url), "utf8"));
const polygons = outline.features.flatMap(({ geometry }) => geometry.coordinates);
const [WEST, SOUTH, EAST, NORTH] = [-74.26, 40.49, -73.7, 40.92];
const SHORE_DEGREES = 0.002;

function crosses([x1, y1], [x2, y2], x, y) {
  return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
}

function inRing(ring, x, y) {
  let inside = false;
  for (let i = 1; i < ring.length; i++) if (crosses(ring[i - 1], ring[i], x, y)) inside = !inside;
  return inside;
}

const onLand = (x, y) => polygons.some(([outer, ...holes]) => inRing(outer, x, y) && !holes.some((hole) => inRing(hole, x, y)));

/** Far enough from the shore to drive a small circle. */
function inland(x, y) {
  return [-1, 1].every((side) => onLand(x + side * SHORE_DEGREES, y) && onLand(x, y + side * SHORE_DEGREES));
}

/** The fraction that is left of multiples of a number: points that fill a range evenly (an additive recurrence). */
const fraction = (value) => value - Math.floor(value);
const [ALPHA, BETA] = [0.7548776662466927, 0.5698402909980532];

/** The given number of places on land, degrees. */
export function placesOnLand(count) {
  const places = [];
  for (let k = 1; places.length < count; k++) {
    const lng = WEST + (EAST - WEST) * fraction(k * ALPHA);
    const lat = SOUTH + (NORTH - SOUTH) * fraction(k * BETA);
    if (inland(lng, lat)) places.push({ lat, lng });
  }
  return places;
}

/** A place on land, each square metre as likely as any other; `random` returns numbers from 0 up to 1. */
export function randomPlaceOnLand(random = Math.random) {
  for (;;) {
    const lng = WEST + (EAST - WEST) * random();
    const lat = SOUTH + (NORTH - SOUTH) * random();
    if (onLand(lng, lat)) return { lat, lng };
  }
}
