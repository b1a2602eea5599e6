import assert from "node:assert/strict";
import { test } from "node:test";
import { namedPlaces, searchRings, Trips } from "./places.mjs";

test("the places are those that the page names", () => {
  const places = namedPlaces();
  assert.ok(places.length >= 10, `${places.length} places`);
  assert.deepEqual(
    places.find(({ name }) => name === "Times Square"),
    { name: "Times Square", lat: 40.758, lng: -73.9855 },
  );
  for (const { name, lat, lng } of places) assert.ok(lat > 40.4 && lat < 41 && lng > -74.3 && lng < -73.6, name);
});

test("a list that cannot be read is an error, not an empty one", () => {
  assert.throws(() => namedPlaces("export const POINTS = [];"), /no list PLACES/);
  assert.throws(() => namedPlaces("export const PLACES: readonly Place[] = [\n];"), /an entry without/);
  assert.throws(
    () => namedPlaces('export const PLACES = [\n{ name: "a", lat: 1, lng: 2 },\n{ name: "b", lat: 1 },\n];'),
    /an entry without/,
  );
});

test("the search's reach is the gateway's widest ring", () => {
  assert.equal(searchRings("| `tandem.dispatch.rings` | `1, 3, 6, 12` | radii |\n"), 12);
  assert.ok(searchRings() >= 1);
  assert.throws(() => searchRings("| `tandem.dispatch.batch` | `50` | offers |\n"), /no tandem\.dispatch\.rings/);
});

const NAMED = ["a", "b", "c"].map((name, index) => ({ name, lat: 40.7 + index / 100, lng: -73.9 }));

test("trips begin at each named place in turn, with a random point on land between any two", () => {
  const trips = new Trips(NAMED);
  const eight = Array.from({ length: 8 }, () => trips.next());
  assert.deepEqual(
    eight.map(({ from }) => from),
    ["a", "b", "c", "a"].flatMap((name) => [name, "a random point"]),
  );
  for (const { pickup, dropoff } of eight) {
    assert.notDeepEqual(pickup, dropoff);
    assert.deepEqual(Object.keys(pickup), ["lat", "lng"]);
  }
});

test("where no random point will do there is no pickup", () => {
  const trips = new Trips(NAMED);
  trips.next();
  assert.deepEqual(
    trips.next(() => undefined),
    { from: "a random point", pickup: undefined, dropoff: undefined },
  );
});
