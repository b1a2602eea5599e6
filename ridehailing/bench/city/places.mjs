// Where a person requests rides: the places that the page names, in turn with random points on land.
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { cellToLatLng, polygonToCells } from "h3-js";

// Cells of 15,000 m2 on average.
const LAND_RESOLUTION = 10;
const RANDOM_POINT = "a random point";
const LIST = /export const PLACES\b[^=]*=\s*(\[[\s\S]*?\n\]);/;

const read = (path) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

/** The places that the page names, `{name, lat, lng}`; throws where the page's list cannot be read. */
export function namedPlaces(source = read("frontend/ridehailing/places/places.ts")) {
  const [, list] = LIST.exec(source) ?? [];
  if (!list) throw new Error("frontend/ridehailing/places/places.ts has no list PLACES");
  // The list is data written as a literal; a context of its own gives it access to nothing.
  const places = Array.from(runInNewContext(list), ({ name, lat, lng }) => ({ name, lat, lng }));
  if (places.length < 2 || places.some(({ name, lat, lng }) => !name || !Number.isFinite(lat + lng))) {
    throw new Error("frontend/ridehailing/places/places.ts: PLACES has an entry without a name or a point");
  }
  return places;
}

const outline = JSON.parse(read("ridehailing/city/nyc-boroughs.geojson"));
const polygons = outline.features.flatMap(({ geometry }) => geometry.coordinates);
const landCells = polygons.flatMap((polygon) => polygonToCells(polygon, LAND_RESOLUTION, true));

/** A place on land, each part of the city as likely as any other; `random` returns numbers from 0 up to 1. */
export function randomPlaceOnLand(random = Math.random) {
  const [lat, lng] = cellToLatLng(landCells[Math.floor(random() * landCells.length)]);
  return { lat, lng };
}

/** How many rings of H3 cells around a pickup the gateway searches, by the page of its settings. */
export function searchRings(settings = read("docs/ridehailing/settings.md")) {
  const [, rings] = /`tandem\.dispatch\.rings` \| `([\d, ]+)`/.exec(settings) ?? [];
  if (!rings) throw new Error("The gateway's settings have no tandem.dispatch.rings");
  return Math.max(...rings.split(",").map(Number));
}

/** A person's trips by turn: from each named place after the other, with one from a random point between any two. */
export class Trips {
  #named;
  #random;
  #turn = 0;

  constructor(named, random = Math.random) {
    this.#named = named;
    this.#random = random;
  }

  /** The next one, `{from, pickup, dropoff}`: `pickup` is undefined where `randomPoint` found none. */
  next(randomPoint = () => randomPlaceOnLand(this.#random)) {
    const turn = this.#turn++;
    const isNamed = turn % 2 === 0;
    const { name, ...place } = this.#named[Math.floor(turn / 2) % this.#named.length];
    const pickup = isNamed ? place : randomPoint();
    return { from: isNamed ? name : RANDOM_POINT, pickup, dropoff: pickup && this.#dropoff(pickup) };
  }

  #dropoff(pickup) {
    const others = this.#named.filter(({ lat, lng }) => lat !== pickup.lat || lng !== pickup.lng);
    const { lat, lng } = others[Math.floor(this.#random() * others.length)];
    return { lat, lng };
  }
}
